package org.hilum.training.snapshot;

import org.hilum.training.data.Finding;
import org.hilum.training.data.Label;
import org.hilum.training.data.Split;

/**
 * An image that a run learns from or is judged on.
 *
 * @param imageId SHA-256 of the image
 * @param patient token of the patient: all examples of one are in one split
 * @param split what it may be used for
 * @param finding what it shows
 * @param readers how many readers say so
 * @param featuresKey object that holds the trunk's output
 * @param featuresSha256 digest of that object when it was last looked at
 */
public record Example(
    String imageId,
    String patient,
    Split split,
    Finding finding,
    int readers,
    String featuresKey,
    String featuresSha256) {

  public Label label() {
    return finding.label();
  }
}
