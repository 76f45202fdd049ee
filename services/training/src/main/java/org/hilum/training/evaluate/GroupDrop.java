package org.hilum.training.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hilum.training.data.ColumnValues;

/**
 * How much worse one model recognises a class in a group of images than another does, each at its
 * own operating point, abstentions ignored.
 *
 * @param column whose values divide the images
 * @param value of the column
 * @param figure {@code sensitivity} or {@code specificity}
 * @param cases images of the group that show the class
 * @param drop share of them that the second model recognises, less that of the first
 * @param interval 95 % interval of the drop; none if all images are of one patient
 */
public record GroupDrop(
    String column,
    String value,
    String figure,
    int cases,
    double drop,
    Optional<Interval> interval) {

  /**
   * Sensitivity and specificity of each group that has enough cases of the class.
   *
   * @param first outcomes of the first model
   * @param second outcomes of the second model on the same images, in the same order
   * @param values of a column, one for each image
   */
  public static List<GroupDrop> of(
      List<Outcome> first,
      OperatingPoint firstPoint,
      List<Outcome> second,
      OperatingPoint secondPoint,
      ColumnValues values,
      int minimumCases,
      long seed) {
    List<PairedOutcome> pairs = PairedOutcome.of(first, second);
    Map<String, List<PairedOutcome>> groups = new TreeMap<>();
    for (int i = 0; i < pairs.size(); i++) {
      groups.computeIfAbsent(values.values().get(i), value -> new ArrayList<>()).add(pairs.get(i));
    }
    List<GroupDrop> drops = new ArrayList<>();
    for (Map.Entry<String, List<PairedOutcome>> group : groups.entrySet()) {
      for (boolean isPneumonia : new boolean[] {true, false}) {
        List<PairedOutcome> cases = casesOf(group.getValue(), isPneumonia);
        if (cases.size() >= minimumCases) {
          drops.add(
              new GroupDrop(
                  values.column(),
                  group.getKey(),
                  isPneumonia ? "sensitivity" : "specificity",
                  cases.size(),
                  drop(cases, firstPoint, secondPoint),
                  interval(cases, firstPoint, secondPoint, seed)));
        }
      }
    }
    return drops;
  }

  private static List<PairedOutcome> casesOf(List<PairedOutcome> group, boolean isPneumonia) {
    return group.stream().filter(pair -> pair.first().isPneumonia() == isPneumonia).toList();
  }

  private static Optional<Interval> interval(
      List<PairedOutcome> cases, OperatingPoint firstPoint, OperatingPoint secondPoint, long seed) {
    if (cases.stream().map(pair -> pair.first().patient()).distinct().count() == 1) {
      return Optional.empty();
    }
    return Optional.of(
        Bootstrap.intervals(
                cases,
                PairedOutcome::first,
                drawn -> Map.of("drop", drop(drawn, firstPoint, secondPoint)),
                seed)
            .get("drop"));
  }

  private static double drop(
      List<PairedOutcome> cases, OperatingPoint firstPoint, OperatingPoint secondPoint) {
    long first = cases.stream().filter(pair -> firstPoint.isRight(pair.first())).count();
    long second = cases.stream().filter(pair -> secondPoint.isRight(pair.second())).count();
    return (double) (second - first) / cases.size();
  }
}
