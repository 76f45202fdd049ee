/**
 * What champions said of live images enters, with what readers said of them; leaves how far the
 * images have become others than those that the model learned from, and how far it still holds, by
 * device and week, as gauges, JSON and a page. All is read from the audit trail and the labels of
 * training, so nothing new travels, and what gave an alarm can be proved later.
 */
package org.hilum.training.drift;
