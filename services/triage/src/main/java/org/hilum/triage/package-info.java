/**
 * The reading list. Events of images and what the network said of them enter; the order in which
 * radiologists read leaves, and their verdicts. Here stands what the steps share: the tables on
 * which the service starts.
 */
package org.hilum.triage;
