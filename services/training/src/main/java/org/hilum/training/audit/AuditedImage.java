package org.hilum.training.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.data.Split;

/**
 * An image with all that it is compared by.
 *
 * @param patient token of the manifest, or else of the file name, as training knows it
 * @param isPatientKnown false if there is no such token
 * @param pixels what the network sees
 * @param hash perceptual, of the pixels
 * @param traits in the order of {@link Trait}
 */
record AuditedImage(
    Split split,
    LabelledImage image,
    String patient,
    boolean isPatientKnown,
    InputPixels pixels,
    long hash,
    float[] traits) {

  static AuditedImage read(Split split, LabelledImage image, Originals.Entry entry) {
    Subject subject = Subject.of(image, entry);
    List<Trait> all = List.of(Trait.values());
    float[] traits = new float[all.size()];
    all.forEach(trait -> traits[trait.ordinal()] = (float) trait.of(subject));
    return new AuditedImage(
        split,
        image,
        entry.patient().orElse(image.patient()),
        entry.patient().isPresent() || image.isPatientKnown(),
        subject.pixels(),
        PerceptualHash.of(subject.pixels()),
        traits);
  }

  /** {@code split/CLASS/file}; stands for the image in the report. */
  @JsonValue
  String name() {
    return split.folder() + "/" + image.name();
  }

  Label label() {
    return image.label();
  }
}
