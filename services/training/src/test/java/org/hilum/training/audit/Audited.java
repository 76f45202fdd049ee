package org.hilum.training.audit;

import org.hilum.training.data.Images;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.data.Split;

/** Images without files, for tests that compare them. */
final class Audited {
  private Audited() {}

  static AuditedImage image(Split split, Label label, String fileName, InputPixels pixels) {
    return image(split, Images.named(label, fileName), pixels);
  }

  /** The same bytes under another name. */
  static AuditedImage copy(AuditedImage original, Split split, Label label, String fileName) {
    LabelledImage named = Images.named(label, fileName);
    LabelledImage copy =
        new LabelledImage(
            named.file(),
            named.name(),
            named.finding(),
            named.patient(),
            original.image().sha256());
    return image(split, copy, original.pixels());
  }

  private static AuditedImage image(Split split, LabelledImage image, InputPixels pixels) {
    Subject subject = new Subject(1000, 800, 80_000, pixels, Markers.of(pixels));
    float[] traits = new float[Trait.values().length];
    for (Trait trait : Trait.values()) {
      traits[trait.ordinal()] = (float) trait.of(subject);
    }
    return new AuditedImage(
        split,
        image,
        image.patient(),
        image.isPatientKnown(),
        pixels,
        PerceptualHash.of(pixels),
        traits);
  }
}
