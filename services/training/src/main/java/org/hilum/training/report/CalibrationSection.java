package org.hilum.training.report;

import java.util.List;
import java.util.stream.Stream;
import org.hilum.training.chart.Axis;
import org.hilum.training.chart.LineChart;
import org.hilum.training.chart.Series;
import org.hilum.training.chart.Series.Point;
import org.hilum.training.chart.Series.Stroke;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.evaluate.Reliability;
import org.hilum.training.study.StudyFigures;
import org.hilum.training.study.SystemFigures;

/** Whether probabilities come true: of the three systems of the study and of the best one. */
final class CalibrationSection {
  private static final int BINS = 10;
  private static final List<Point> DIAGONAL = List.of(new Point(0, 0), new Point(1, 1));

  private CalibrationSection() {}

  static String of(StudyFigures figures) {
    List<LineChart> charts =
        Stream.concat(figures.published().stream(), Stream.of(figures.best()))
            .distinct()
            .map(CalibrationSection::chart)
            .toList();
    return "<h2>Calibration</h2>\n"
        + Panels.ofLines(
            charts,
            "Do probabilities come true? Test images of all seeds together in "
                + BINS
                + " bins of equal width, before and after the temperature, which was fitted on"
                + " stressed validation for a population in which half have pneumonia; where more"
                + " have it, as among the test images of the study, an honest curve lies above the"
                + " dashed line.");
  }

  private static LineChart chart(SystemFigures system) {
    List<Outcome> after = system.runs().stream().flatMap(run -> run.test().stream()).toList();
    List<Point> before = points(after.stream().map(Outcome::beforeTemperature).toList());
    List<Point> now = points(after);
    return new LineChart(
        system.title(),
        new Axis("probability said", 0, 1),
        new Axis("share with pneumonia", 0, 1),
        List.of(
            new Series("before the temperature", before),
            new Series("after the temperature", now),
            new Series("what was said came true", DIAGONAL, Stroke.REFERENCE),
            new Series("before the temperature", before, Stroke.DOTS),
            new Series("after the temperature", now, Stroke.DOTS)));
  }

  private static List<Point> points(List<Outcome> outcomes) {
    return Reliability.bins(outcomes, BINS).stream()
        .map(bin -> new Point(bin.meanProbability(), bin.pneumoniaShare()))
        .toList();
  }
}
