package org.hilum.dicom.codec.jpeg2000;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/** The order of packets (ITU-T T.800, B.12.1). */
final class Progression {
  /** The last of LRCP, RLCP, RPCL, PCRL and CPRL. */
  static final int LAST = 4;

  private static final Comparator<Precinct> BY_RESOLUTION =
      comparingInt(Precinct::resolution)
          .thenComparingInt(Precinct::component)
          .thenComparingInt(Precinct::number);
  private static final Comparator<Precinct> BY_PLACE =
      comparingInt(Precinct::y)
          .thenComparingInt(Precinct::x)
          .thenComparingInt(Precinct::component)
          .thenComparing(BY_RESOLUTION);

  private Progression() {}

  /**
   * Groups of precincts: of each group come all packets of one layer, then those of the next.
   *
   * @param number of the order, 0 to {@link #LAST}
   */
  static List<List<Precinct>> groups(int number, List<Precinct> precincts) {
    return switch (number) {
      case 0 -> List.of(sorted(precincts, BY_RESOLUTION));
      case 1 -> byResolution(sorted(precincts, BY_RESOLUTION));
      case 2 -> singly(precincts, Precinct::resolution);
      case 3 -> singly(precincts, it -> 0);
      default -> singly(precincts, Precinct::component);
    };
  }

  private static List<List<Precinct>> singly(
      List<Precinct> precincts, ToIntFunction<Precinct> first) {
    return sorted(precincts, comparingInt(first).thenComparing(BY_PLACE)).stream()
        .map(List::of)
        .toList();
  }

  private static List<List<Precinct>> byResolution(List<Precinct> sorted) {
    List<List<Precinct>> groups = new ArrayList<>();
    int resolution = -1;
    for (Precinct precinct : sorted) {
      if (precinct.resolution() != resolution) {
        resolution = precinct.resolution();
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(precinct);
    }
    return groups;
  }

  private static List<Precinct> sorted(List<Precinct> precincts, Comparator<Precinct> order) {
    return precincts.stream().sorted(order).toList();
  }
}
