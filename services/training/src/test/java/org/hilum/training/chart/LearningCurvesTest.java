package org.hilum.training.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hilum.training.train.Epoch;
import org.junit.jupiter.api.Test;

class LearningCurvesTest {
  private static final LearningCurves CURVES =
      new LearningCurves(
          "t",
          List.of(
              new LearningCurves.Run(
                  List.of(new Epoch(1, 0.4, 0.2, 0.6, 0.8), new Epoch(2, 0.2, 0.3, 0.9, 0.7)), 1),
              new LearningCurves.Run(List.of(new Epoch(1, 0.3, 0.1, 0.95, 1)), 1)));

  @Test
  void fitsItsAxesToTheRuns() {
    assertThat(LearningCurves.lossAxis(List.of(CURVES)).to()).isEqualTo(0.4);
    assertThat(LearningCurves.accuracyAxis(List.of(CURVES)).from()).isEqualTo(0.6);
    assertThat(LearningCurves.accuracyAxis(List.of(CURVES)).to()).isEqualTo(1);
  }

  @Test
  void drawsALineARunAndMarksTheChosenEpochs() {
    String svg = CURVES.loss(new Axis("loss", 0, 0.4)).svg();

    // Epochs 0 to 2 across, losses 0 to 0.4 from the bottom of 320 pixels.
    assertThat(svg)
        .contains("\"220.0,40.0 380.0,200.0\"", "\"220.0,200.0 380.0,120.0\"")
        .contains("points=\"220.0,120.0\"", "points=\"220.0,280.0\"")
        .contains("cx=\"220.0\" cy=\"200.0\"", "cx=\"220.0\" cy=\"280.0\"")
        .doesNotContain("cx=\"380.0\"");
  }

  @Test
  void drawsAccuracyOfTheSameRuns() {
    assertThat(CURVES.accuracy(new Axis("accuracy", 0.6, 1)).svg())
        .contains("\"220.0,360.0 380.0,120.0\"", "\"220.0,200.0 380.0,280.0\"");
  }
}
