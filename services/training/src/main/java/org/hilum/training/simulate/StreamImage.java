package org.hilum.training.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.hilum.network.weights.Digest;
import org.hilum.training.data.Finding;
import org.hilum.training.data.LabelledImage;

/**
 * An image of the stream.
 *
 * @param id SHA-256; the same X-ray by another acquisition is another image
 * @param image with what it truly shows
 * @param patient pseudonym
 * @param features pooled
 */
record StreamImage(String id, LabelledImage image, String patient, float[] features) {

  /**
   * @param acquisition names how it was taken
   * @param seed of the pseudonyms
   */
  static StreamImage of(LabelledImage image, String acquisition, float[] features, long seed) {
    return new StreamImage(
        digest(acquisition, image.sha256()),
        image,
        digest(String.valueOf(seed), image.patient()),
        features);
  }

  boolean isPneumonia() {
    return image.isPneumonia();
  }

  /** As readers see it. */
  LabelledImage showing(Finding finding) {
    return new LabelledImage(image.file(), finding.label().name() + "/" + id, finding, patient, id);
  }

  private static String digest(String one, String other) {
    return Digest.of((one + ":" + other).getBytes(UTF_8));
  }
}
