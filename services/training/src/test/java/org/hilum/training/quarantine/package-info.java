/** Disagreements over HTTP, against real servers. */
package org.hilum.training.quarantine;
