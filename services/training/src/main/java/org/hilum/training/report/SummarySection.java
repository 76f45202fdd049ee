package org.hilum.training.report;

import static org.hilum.training.chart.LineChart.escaped;
import static org.hilum.training.chart.LineChart.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hilum.training.evaluate.Interval;
import org.hilum.training.study.Ensembles;
import org.hilum.training.study.Figure;
import org.hilum.training.study.PublishedFigures;
import org.hilum.training.study.StudyFigures;
import org.hilum.training.study.SystemFigures;

/** Title, question and the answer in brief. */
final class SummarySection {
  private SummarySection() {}

  static String of(StudyFigures figures) {
    return """
        <h1>Pneumonia on pediatric chest X-rays: a study reproduced</h1>
        <p class="lead">How well do a small network, a frozen network and a fine-tuned one tell \
        pneumonia from normal lungs on frontal chest X-rays of children, and do the published \
        figures hold when each is trained with several seeds and every choice is made on \
        validation images under acquisition stress?</p>
        <div class="brief">
        <b>In brief</b>
        <ul>
        """
        + answers(figures).stream()
            .map(answer -> "<li>" + escaped(answer) + "</li>\n")
            .collect(Collectors.joining())
        + "</ul>\n</div>\n";
  }

  private static List<String> answers(StudyFigures figures) {
    List<String> answers = new ArrayList<>(Ordering.sentences(figures));
    for (PublishedFigures published : PublishedFigures.ALL) {
      figures
          .named(published.system())
          .ifPresent(system -> answers.add(accuracy(system, published.figures().get("accuracy"))));
    }
    answers.add(best(figures.best()));
    return answers;
  }

  private static String accuracy(SystemFigures system, double published) {
    Figure ours = system.atHalf().get("accuracy");
    Interval interval = ours.interval();
    String place =
        published < interval.low()
            ? "lies below"
            : published > interval.high() ? "lies above" : "lies within";
    return format(
        "%s: the published accuracy of %s %s our interval of %.4f to %.4f.",
        system.title(),
        Cells.published("accuracy", published),
        place,
        interval.low(),
        interval.high());
  }

  private static String best(SystemFigures system) {
    return format(
        "Chosen on stressed validation images, where its loss is the least: %s.%s On the test"
            + " images it has an AUC of %.4f; at its own operating point it finds %.1f %% of the"
            + " pneumonias and clears %.1f %% of the normal images.",
        system.title(),
        system.name().equals(Ensembles.SELECTED)
            ? " Its members were chosen on the same images, which favours it there."
            : "",
        system.own().get("auc").mean(),
        100 * system.own().get("sensitivity").mean(),
        100 * system.own().get("specificity").mean());
  }
}
