package org.hilum.training.audit;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hilum.training.data.Split;

/**
 * Patients whose token stands in more than one split. Some data sets number their patients afresh
 * in each split; the likeness of their images tells whether that may be so.
 *
 * @param overlaps one for each two splits that share a token
 * @param unknownPatients images whose patient is not known
 * @param likeness of images with one token; empty if there are too few to tell
 */
record SharedPatients(
    List<Overlap> overlaps, long unknownPatients, Optional<PatientLikeness> likeness) {
  /**
   * @param patients tokens in both splits
   * @param firstImages images of these patients in the first split
   * @param secondImages images of these patients in the second split
   */
  record Overlap(
      Split first, Split second, Set<String> patients, long firstImages, long secondImages) {}

  static SharedPatients of(List<AuditedImage> images) {
    List<Overlap> overlaps = new ArrayList<>();
    for (Split first : Split.values()) {
      for (Split second : Split.values()) {
        if (first.compareTo(second) < 0) {
          overlap(first, second, images).ifPresent(overlaps::add);
        }
      }
    }
    return new SharedPatients(
        overlaps,
        images.stream().filter(image -> !image.isPatientKnown()).count(),
        PatientLikeness.of(images));
  }

  /** Tokens in training and test. */
  Optional<Overlap> inTrainingAndTest() {
    return overlaps.stream()
        .filter(overlap -> overlap.first() == Split.TRAIN && overlap.second() == Split.TEST)
        .findFirst();
  }

  private static Optional<Overlap> overlap(Split first, Split second, List<AuditedImage> images) {
    Set<String> patients = patients(first, images);
    patients.retainAll(patients(second, images));
    return patients.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Overlap(
                first,
                second,
                patients,
                count(first, patients, images),
                count(second, patients, images)));
  }

  private static Set<String> patients(Split split, List<AuditedImage> images) {
    return images.stream()
        .filter(image -> image.split() == split)
        .filter(AuditedImage::isPatientKnown)
        .map(AuditedImage::patient)
        .collect(toCollection(TreeSet::new));
  }

  private static long count(Split split, Set<String> patients, List<AuditedImage> images) {
    return images.stream()
        .filter(image -> image.split() == split && patients.contains(image.patient()))
        .count();
  }
}
