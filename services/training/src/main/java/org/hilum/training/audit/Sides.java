package org.hilum.training.audit;

import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.data.LearningSplit;
import org.hilum.training.data.Split;
import org.hilum.training.data.UnusableDataException;

/**
 * The images as a head would meet them.
 *
 * @param training from which it would learn
 * @param validation on which it would be chosen; no patient of training, as training knows them
 * @param test the test split as it lies there
 */
record Sides(List<AuditedImage> training, List<AuditedImage> validation, List<AuditedImage> test) {
  /**
   * Images whose bytes stand in both classes are left out: {@link LearningSplit} refuses them.
   *
   * @throws UnusableDataException if a class is missing on the training side
   */
  static Sides of(List<AuditedImage> images, ExactDuplicates duplicates) {
    List<AuditedImage> contradictory =
        duplicates.acrossClasses().stream().flatMap(group -> group.images().stream()).toList();
    Map<LabelledImage, AuditedImage> learning =
        images.stream()
            .filter(image -> image.split() != Split.TEST && !contradictory.contains(image))
            .collect(toMap(AuditedImage::image, Function.identity()));
    LearningSplit split = LearningSplit.of(new ImageSet(List.copyOf(learning.keySet())));
    if (Arrays.stream(Label.values()).anyMatch(label -> split.training().count(label) == 0)) {
      throw new UnusableDataException(
          "a class is missing among the %d training images, once some patients are set aside for"
                  .formatted(split.training().size())
              + " validation; add images of more patients");
    }
    return new Sides(
        split.training().images().stream().map(learning::get).toList(),
        split.validation().images().stream().map(learning::get).toList(),
        images.stream().filter(image -> image.split() == Split.TEST).toList());
  }
}
