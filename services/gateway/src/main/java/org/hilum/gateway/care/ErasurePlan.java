package org.hilum.gateway.care;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hilum.gateway.retain.ImageKeys;
import org.hilum.schemas.Removal;

/**
 * What the gateway removes. It is written down before the first object goes, so that what was
 * removed is known however often the work is interrupted.
 *
 * @param imageIds the patient's images, in order
 * @param keys of their objects, in order
 */
record ErasurePlan(List<String> imageIds, List<String> keys) {
  /** Of each there is a line in the proof, also where there was none. */
  private static final List<String> ALWAYS =
      List.of("xrays", "identities", "dicom", "dicom-instances", "results", "outbox");

  static ErasurePlan of(Collection<String> imageIds, Collection<String> keys) {
    return new ErasurePlan(List.copyOf(new TreeSet<>(imageIds)), List.copyOf(new TreeSet<>(keys)));
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  ErasurePlan and(ErasurePlan more) {
    return of(
        Stream.concat(imageIds.stream(), more.imageIds.stream()).toList(),
        Stream.concat(keys.stream(), more.keys.stream()).toList());
  }

  List<Removal> removals() {
    Map<String, List<String>> byKind =
        keys.stream()
            .collect(Collectors.groupingBy(ImageKeys::kindOf, TreeMap::new, Collectors.toList()));
    ALWAYS.forEach(kind -> byKind.putIfAbsent(kind, List.of()));
    return byKind.entrySet().stream()
        .map(kind -> Removal.of(kind.getKey(), kind.getValue()))
        .toList();
  }
}
