package org.hilum.training.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hilum.training.data.Finding;

/**
 * What images show against which class was said.
 *
 * @param counts a row a true class, a column a class that was said, both in the order of {@link
 *     Finding#CLASSES}
 */
public record FindingConfusion(List<List<Integer>> counts) {

  public static FindingConfusion of(List<FindingOutcome> outcomes) {
    return new FindingConfusion(
        Finding.CLASSES.stream()
            .map(truth -> Finding.CLASSES.stream().map(s -> count(outcomes, truth, s)).toList())
            .toList());
  }

  private static int count(List<FindingOutcome> outcomes, Finding truth, Finding said) {
    return (int) outcomes.stream().filter(o -> o.truth() == truth && o.said() == said).count();
  }

  /** Images that show {@code truth} and were called {@code said}. */
  public int count(Finding truth, Finding said) {
    return counts.get(truth.ordinal()).get(said.ordinal());
  }

  int images() {
    return counts.stream().flatMap(List::stream).mapToInt(Integer::intValue).sum();
  }

  /**
   * {@code accuracy}; {@code recall} of each class, as in {@code recall.bacterial}; {@code
   * macro_f1}, the mean of the classes' F1.
   */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("accuracy", accuracy());
    double f1 = 0;
    for (Finding finding : Finding.CLASSES) {
      ClassFigures of = of(finding);
      figures.put("recall." + finding.word(), of.recall());
      f1 += of.f1() / Finding.CLASSES.size();
    }
    figures.put("macro_f1", f1);
    return figures;
  }

  private double accuracy() {
    int right = 0;
    for (int row = 0; row < counts.size(); row++) {
      right += counts.get(row).get(row);
    }
    return (double) right / images();
  }

  private ClassFigures of(Finding finding) {
    int at = finding.ordinal();
    int found = counts.get(at).get(at);
    int support = counts.get(at).stream().mapToInt(Integer::intValue).sum();
    int called = counts.stream().mapToInt(row -> row.get(at)).sum();
    return ClassFigures.of(found, called - found, support - found);
  }
}
