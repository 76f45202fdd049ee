package org.hilum.training.audit;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.data.LearningSplit;
import org.hilum.training.data.Split;

/**
 * The images as a head would meet them.
 *
 * @param training from which it would learn
 * @param validation on which it would be chosen; no patient of training, as training knows them
 * @param test the test split as it lies there
 */
record Sides(List<AuditedImage> training, List<AuditedImage> validation, List<AuditedImage> test) {
  /** Images whose bytes stand in both classes are left out: {@link LearningSplit} refuses them. */
  static Sides of(List<AuditedImage> images, ExactDuplicates duplicates) {
    List<AuditedImage> contradictory =
        duplicates.acrossClasses().stream().flatMap(group -> group.images().stream()).toList();
    Map<LabelledImage, AuditedImage> learning =
        images.stream()
            .filter(image -> image.split() != Split.TEST && !contradictory.contains(image))
            .collect(toMap(AuditedImage::image, Function.identity()));
    LearningSplit split = LearningSplit.of(new ImageSet(List.copyOf(learning.keySet())));
    return new Sides(
        split.training().images().stream().map(learning::get).toList(),
        split.validation().images().stream().map(learning::get).toList(),
        images.stream().filter(image -> image.split() == Split.TEST).toList());
  }

  /** Why nothing can be learned here; empty if something can. */
  Optional<String> lack() {
    Set<Label> learned = training.stream().map(AuditedImage::label).collect(toSet());
    return learned.size() == Label.values().length
        ? Optional.empty()
        : Optional.of(
            "a class is missing among the %d training images, once some patients are set aside for"
                    .formatted(training.size())
                + " validation; add images of more patients");
  }
}
