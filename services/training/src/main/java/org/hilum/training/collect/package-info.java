/**
 * Verdicts of radiologists come in as {@code hilum.case.reviewed.v1}; what leaves is one row an
 * image from which a later model can learn, with its split and with what the object store has of
 * its features; of an image whose features are those of an earlier trunk, {@code
 * hilum.xray.received.v1} once more. Every verdict is kept, so that it can be seen how a label came
 * about; the row follows from the last word of each reader, and says why where there is no label. A
 * record that is no verdict goes to a dead-letter topic and stops nobody.
 */
package org.hilum.training.collect;
