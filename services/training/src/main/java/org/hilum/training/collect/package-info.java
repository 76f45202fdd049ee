/**
 * Verdicts of radiologists come in as {@code hilum.case.reviewed.v1}; what leaves is a table of
 * examples from which a later model can learn. Every verdict is kept, so that it can be seen how a
 * label came about; only the last word of each reader on an image is an example. A record that is
 * no verdict goes to a dead-letter topic and stops nobody.
 */
package org.hilum.training.collect;
