package org.hilum.training.report;

import static org.hilum.training.chart.LineChart.escaped;
import static org.hilum.training.chart.LineChart.format;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.study.JudgedRun;
import org.hilum.training.study.StudyFigures;
import org.hilum.training.study.StudySet;
import org.hilum.training.study.SystemFigures;

/** The test images about which the best system was most certain and wrong. */
final class ErrorsSection {
  private static final int MOST = 12;

  /** What was said of an image that shows the opposite. */
  private record Mistake(LabelledImage image, Outcome outcome) {}

  private ErrorsSection() {}

  /** Empty without an error at threshold 0.5. */
  static String of(StudyReport report, StudyFigures figures) {
    SystemFigures best = figures.best();
    JudgedRun run =
        best.runs().stream().min(Comparator.comparingDouble(JudgedRun::stressedLoss)).orElseThrow();
    List<LabelledImage> images = report.results().images().get(StudySet.TEST);
    List<Mistake> mistakes =
        IntStream.range(0, images.size())
            .mapToObj(i -> new Mistake(images.get(i), run.test().get(i)))
            .filter(mistake -> mistake.outcome().probabilityOfTruth() < 0.5)
            .sorted(Comparator.comparingDouble(mistake -> mistake.outcome().probabilityOfTruth()))
            .toList();
    if (mistakes.isEmpty()) {
      return "";
    }
    return "<h2>The worst errors</h2>\n"
        + format(
            "<p>%s, seed %d, its best on stressed validation, errs on %d of %d test images at"
                + " threshold 0.5. Shown are the %d of which it was most certain, as the network"
                + " sees them.</p>%n",
            escaped(best.title()),
            run.run().seed(),
            mistakes.size(),
            images.size(),
            Math.min(MOST, mistakes.size()))
        + mistakes.stream()
            .limit(MOST)
            .map(mistake -> figure(report, mistake))
            .collect(Collectors.joining("", "<div class=\"errors\">\n", "</div>\n"));
  }

  private static String figure(StudyReport report, Mistake mistake) {
    LabelledImage image = mistake.image();
    String views =
        Thumbnail.of(image)
            + report.heatMaps().apply(image).map(png -> Thumbnail.inline("png", png)).orElse("");
    return format(
        "<figure><div class=\"views\">%s</div><figcaption>%s<br/>probability of pneumonia"
            + " %.3f</figcaption></figure>%n",
        views, escaped(image.name()), mistake.outcome().probability());
  }
}
