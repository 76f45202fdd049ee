package org.hilum.training.report;

import static org.hilum.training.chart.LineChart.escaped;
import static org.hilum.training.chart.LineChart.format;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.explain.HeatMaps;
import org.hilum.training.study.JudgedRun;
import org.hilum.training.study.RunName;
import org.hilum.training.study.StudyFigures;
import org.hilum.training.study.StudySet;
import org.hilum.training.study.SystemFigures;

/** The test images about which the best system was most certain and wrong. */
final class ErrorsSection {
  private static final int MOST = 12;
  private static final String NO_MAPS =
      "There are no heat maps: they are drawn of networks on ResNet152V2 whose weights are kept,"
          + " and it has none.";

  private final StudyReport report;
  private final StudyFigures figures;
  private final SystemFigures best;
  private final JudgedRun run;

  /** What was said of the test image of a row, which shows the opposite. */
  private record Mistake(int row, LabelledImage image, Outcome outcome) {}

  private ErrorsSection(StudyReport report, StudyFigures figures) {
    this.report = report;
    this.figures = figures;
    best = figures.best();
    run =
        best.runs().stream().min(Comparator.comparingDouble(JudgedRun::stressedLoss)).orElseThrow();
  }

  /** Empty without an error at threshold 0.5. */
  static String of(StudyReport report, StudyFigures figures) {
    return new ErrorsSection(report, figures).html();
  }

  private String html() {
    List<Mistake> mistakes = mistakes();
    if (mistakes.isEmpty()) {
      return "";
    }
    List<Mistake> worst = mistakes.stream().limit(MOST).toList();
    Optional<HeatMaps.Seen> seen =
        report.heatMaps().of(run.run(), worst.stream().map(Mistake::image).toList());
    return "<h2>The worst errors</h2>\n"
        + format(
            "<p>%s, seed %d, its best on stressed validation, errs on %d of %d test images at"
                + " threshold 0.5. Shown are the %d of which it was most certain, as the network"
                + " sees them. %s</p>%n",
            escaped(best.title()),
            run.run().seed(),
            mistakes.size(),
            run.test().size(),
            worst.size(),
            escaped(seen.map(this::caption).orElse(NO_MAPS)))
        + IntStream.range(0, worst.size())
            .mapToObj(i -> figure(worst.get(i), seen.map(maps -> maps.maps().get(i)), seen))
            .collect(
                Collectors.joining(
                    "",
                    "<div class=\"errors" + (seen.isPresent() ? " mapped" : "") + "\">\n",
                    "</div>\n"));
  }

  private List<Mistake> mistakes() {
    List<LabelledImage> images = report.results().images().get(StudySet.TEST);
    return IntStream.range(0, images.size())
        .mapToObj(row -> new Mistake(row, images.get(row), run.test().get(row)))
        .filter(mistake -> mistake.outcome().probabilityOfTruth() < 0.5)
        .sorted(Comparator.comparingDouble(mistake -> mistake.outcome().probabilityOfTruth()))
        .toList();
  }

  private String caption(HeatMaps.Seen seen) {
    return format(
        "Coloured is what spoke for pneumonia (Grad-CAM), yellow the most in each image%s.",
        isOwn(seen)
            ? ""
            : format(
                ", in the network of %s, the first member of which one is kept; what it said"
                    + " alone stands below",
                title(seen.network())));
  }

  private boolean isOwn(HeatMaps.Seen seen) {
    return seen.network().equals(run.run().name());
  }

  private String title(RunName network) {
    return format(
        "%s, seed %d",
        figures.named(network.system()).map(SystemFigures::title).orElse(network.system()),
        network.seed());
  }

  private String figure(Mistake mistake, Optional<float[]> heat, Optional<HeatMaps.Seen> seen) {
    return format(
        "<figure><div class=\"views\">%s%s</div><figcaption>%s<br/>probability of pneumonia"
            + " %.3f%s</figcaption></figure>%n",
        Thumbnail.of(mistake.image()),
        heat.map(map -> Thumbnail.of(mistake.image(), map)).orElse(""),
        escaped(mistake.image().name()),
        mistake.outcome().probability(),
        seen.filter(maps -> !isOwn(maps))
            .flatMap(maps -> judged(maps.network()))
            .map(member -> member.test().get(mistake.row()).probability())
            .map(alone -> format("; of the coloured network %.3f", alone))
            .orElse(""));
  }

  private Optional<JudgedRun> judged(RunName network) {
    return figures.named(network.system()).stream()
        .flatMap(system -> system.runs().stream())
        .filter(judged -> judged.run().name().equals(network))
        .findFirst();
  }
}
