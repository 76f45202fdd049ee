package org.hilum.training.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.data.Split;
import org.hilum.training.snapshot.Example;
import org.junit.jupiter.api.Test;

class FeedbackDataTest {
  private static final FeedbackFolder FOLDER = new FeedbackFolder(Path.of("run"));

  @Test
  void choosesAndCalibratesOnImagesOnWhichReadersAgree() {
    List<Example> agreed =
        DrawnLoop.examples("agreed", Split.VALIDATION, 20).stream()
            .map(example -> saidBy(2, example))
            .toList();
    List<Example> alone = DrawnLoop.examples("alone", Split.VALIDATION, 3);

    FeedbackData data = data(agreed, alone);

    assertThat(ids(data.stressed())).containsExactlyInAnyOrderElementsOf(ids(agreed));
    assertThat(data.calibrating().size()).isEqualTo(40);
    assertThat(data.validating().size()).isEqualTo(46);
    assertThat(data.training().size()).isEqualTo(4);
  }

  @Test
  void choosesOnAllWhereReadersAgreeOnTooFew() {
    List<Example> agreed =
        DrawnLoop.examples("agreed", Split.VALIDATION, 2).stream()
            .map(example -> saidBy(2, example))
            .toList();
    List<Example> alone = DrawnLoop.examples("alone", Split.VALIDATION, 3);

    FeedbackData data = data(agreed, alone);

    assertThat(data.calibrating()).isEqualTo(data.validating());
    assertThat(data.calibrating().size()).isEqualTo(10);
  }

  private static FeedbackData data(List<Example> agreed, List<Example> alone) {
    List<Example> examples = new ArrayList<>(agreed);
    examples.addAll(alone);
    examples.addAll(DrawnLoop.examples("other", Split.TRAIN, 2));
    examples.addAll(DrawnLoop.examples("other", Split.TEST, 1));
    return FeedbackData.of(examples, FOLDER, Optional.empty());
  }

  private static Example saidBy(int readers, Example example) {
    return new Example(
        example.imageId(),
        example.patient(),
        example.split(),
        example.finding(),
        readers,
        example.featuresKey(),
        example.featuresSha256());
  }

  private static List<String> ids(List<Example> examples) {
    return examples.stream().map(Example::imageId).toList();
  }

  private static List<String> ids(ViewedRows rows) {
    return rows.images().stream().map(LabelledImage::sha256).toList();
  }
}
