package org.hilum.training.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hilum.training.study.Figure;
import org.hilum.training.study.StudyFigures;
import org.hilum.training.study.SystemFigures;

/** Systems of a study for a terminal, a line each: mean over the seeds and standard deviation. */
record SystemTable(StudyFigures figures) {
  private static final List<String> NAMES = List.of("loss", "accuracy", "auc");
  private static final String COLUMN = "  %-15s";

  String text() {
    int width =
        figures.systems().stream().mapToInt(system -> system.title().length()).max().orElseThrow();
    String first = "%-" + width + "s  %5s";
    StringBuilder text = new StringBuilder();
    text.append("test images at threshold 0.5, mean and deviation over the seeds\n")
        .append(first.formatted("", "seeds"))
        .append(NAMES.stream().map(COLUMN::formatted).collect(Collectors.joining()).stripTrailing())
        .append('\n');
    for (SystemFigures system : figures.systems()) {
      String line =
          first.formatted(system.title(), system.runs().size())
              + NAMES.stream()
                  .map(name -> COLUMN.formatted(words(system.atHalf().get(name))))
                  .collect(Collectors.joining());
      text.append(line.stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static String words(Figure figure) {
    String mean = String.format(Locale.ROOT, "%.4f", figure.mean());
    return figure.deviation().isEmpty()
        ? mean
        : String.format(Locale.ROOT, "%s ± %.4f", mean, figure.deviation().getAsDouble());
  }
}
