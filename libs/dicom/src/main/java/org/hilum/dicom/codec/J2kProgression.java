package org.hilum.dicom.codec;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/** The order of packets (ITU-T T.800, B.12.1). */
final class J2kProgression {
  /** The last of LRCP, RLCP, RPCL, PCRL and CPRL. */
  static final int LAST = 4;

  private static final Comparator<J2kPrecinct> BY_RESOLUTION =
      comparingInt(J2kPrecinct::resolution)
          .thenComparingInt(J2kPrecinct::component)
          .thenComparingInt(J2kPrecinct::number);
  private static final Comparator<J2kPrecinct> BY_PLACE =
      comparingInt(J2kPrecinct::y)
          .thenComparingInt(J2kPrecinct::x)
          .thenComparingInt(J2kPrecinct::component)
          .thenComparing(BY_RESOLUTION);

  private J2kProgression() {}

  /**
   * Groups of precincts: of each group come all packets of one layer, then those of the next.
   *
   * @param number of the order, 0 to {@link #LAST}
   */
  static List<List<J2kPrecinct>> groups(int number, List<J2kPrecinct> precincts) {
    return switch (number) {
      case 0 -> List.of(sorted(precincts, BY_RESOLUTION));
      case 1 -> byResolution(sorted(precincts, BY_RESOLUTION));
      case 2 -> singly(precincts, J2kPrecinct::resolution);
      case 3 -> singly(precincts, it -> 0);
      default -> singly(precincts, J2kPrecinct::component);
    };
  }

  private static List<List<J2kPrecinct>> singly(
      List<J2kPrecinct> precincts, ToIntFunction<J2kPrecinct> first) {
    return sorted(precincts, comparingInt(first).thenComparing(BY_PLACE)).stream()
        .map(List::of)
        .toList();
  }

  private static List<List<J2kPrecinct>> byResolution(List<J2kPrecinct> sorted) {
    List<List<J2kPrecinct>> groups = new ArrayList<>();
    int resolution = -1;
    for (J2kPrecinct precinct : sorted) {
      if (precinct.resolution() != resolution) {
        resolution = precinct.resolution();
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(precinct);
    }
    return groups;
  }

  private static List<J2kPrecinct> sorted(
      List<J2kPrecinct> precincts, Comparator<J2kPrecinct> order) {
    return precincts.stream().sorted(order).toList();
  }
}
