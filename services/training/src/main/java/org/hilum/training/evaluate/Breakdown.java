package org.hilum.training.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.hilum.training.data.ColumnValues;

/**
 * A model judged apart on each value of a column, abstentions ignored. An average can hide a group
 * on which the model fails.
 *
 * @param column whose values divide the images
 * @param groups by value
 */
public record Breakdown(String column, List<Group> groups) {
  /**
   * The images of one value.
   *
   * @param figures accuracy; sensitivity if one shows pneumonia, specificity if one does not
   * @param intervals 95 % interval of each figure; none if all images are of one patient
   */
  public record Group(
      String value,
      Confusion confusion,
      Map<String, Double> figures,
      Map<String, Interval> intervals) {

    private static Group of(String value, List<Outcome> outcomes, OperatingPoint point, long seed) {
      boolean isOnePatient = outcomes.stream().map(Outcome::patient).distinct().count() == 1;
      return new Group(
          value,
          Confusion.of(outcomes, point),
          figuresOf(outcomes, point),
          isOnePatient
              ? Map.of()
              : Bootstrap.intervals(
                  outcomes, Function.identity(), drawn -> figuresOf(drawn, point), seed));
    }

    private static Map<String, Double> figuresOf(List<Outcome> outcomes, OperatingPoint point) {
      Confusion confusion = Confusion.of(outcomes, point);
      Map<String, Double> figures = new LinkedHashMap<>();
      figures.put("accuracy", confusion.accuracy());
      if (confusion.pneumonias() > 0) {
        figures.put("sensitivity", confusion.sensitivity());
      }
      if (confusion.normals() > 0) {
        figures.put("specificity", confusion.specificity());
      }
      return figures;
    }
  }

  /**
   * @param values of the column, one for each outcome
   */
  public static Breakdown of(
      ColumnValues values, List<Outcome> outcomes, OperatingPoint point, long seed) {
    Map<String, List<Outcome>> groups = new TreeMap<>();
    for (int i = 0; i < outcomes.size(); i++) {
      groups
          .computeIfAbsent(values.values().get(i), value -> new ArrayList<>())
          .add(outcomes.get(i));
    }
    return new Breakdown(
        values.column(),
        groups.entrySet().stream()
            .map(group -> Group.of(group.getKey(), group.getValue(), point, seed))
            .toList());
  }
}
