package org.hilum.training.audit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.hilum.training.data.Split;
import org.hilum.training.evaluate.Bootstrap;
import org.hilum.training.evaluate.Interval;

/**
 * Does a token that stands in training and in test mean one patient? Two images of a patient are
 * not always alike, but more often than those of strangers: it is counted how many pairs with a
 * token in common are more alike than {@value #COMMON_PERCENT} % of the pairs of strangers. Where
 * training images show that excess and pairs across the splits do not, the numbering of the
 * patients most likely begins anew in test.
 *
 * @param withinTraining pairs of training images with one token
 * @param across pairs of a training and a test image with one token
 */
record PatientLikeness(Sample withinTraining, Sample across) {
  static final int COMMON_PERCENT = 95;

  /** Strangers that are compared for each pair with a token in common. */
  private static final int STRANGERS = 4;

  /** What the tokens mean in test, as far as pixels tell. */
  enum Verdict {
    SAME_PATIENTS,
    OTHER_PATIENTS,
    OPEN
  }

  /**
   * Pairs of images of one class with a token in common.
   *
   * @param pairs how many there are
   * @param alike share of them that are more alike than most strangers
   * @param interval 95 %, by bootstrap over tokens
   */
  record Sample(int pairs, double alike, Interval interval) {
    private boolean exceedsStrangers() {
      return interval.low() > 1 - COMMON_PERCENT / 100.0;
    }
  }

  private record Pair(AuditedImage image, AuditedImage other) {
    double correlation() {
      return image.pixels().correlation(other.pixels());
    }
  }

  Verdict verdict() {
    if (across.exceedsStrangers()) {
      return Verdict.SAME_PATIENTS;
    }
    return withinTraining.exceedsStrangers() && across.interval().high() < withinTraining.alike()
        ? Verdict.OTHER_PATIENTS
        : Verdict.OPEN;
  }

  /** Empty if training images, or training and test images, have no token in common. */
  static Optional<PatientLikeness> of(List<AuditedImage> images) {
    List<AuditedImage> training = of(Split.TRAIN, images);
    return sample(training, training)
        .flatMap(
            within ->
                sample(of(Split.TEST, images), training)
                    .map(across -> new PatientLikeness(within, across)));
  }

  private static Optional<Sample> sample(List<AuditedImage> images, List<AuditedImage> others) {
    List<Pair> pairs = new ArrayList<>();
    for (AuditedImage image : images) {
      for (AuditedImage other : others) {
        if (isSamePatient(image, other)) {
          pairs.add(new Pair(image, other));
        }
      }
    }
    List<Double> strangers = strangers(pairs);
    return strangers.isEmpty()
        ? Optional.empty()
        : Optional.of(sample(byPatient(pairs), quantile(strangers)));
  }

  /** Each pair counts once; copies of a file would look like a likeness of patients. */
  private static boolean isSamePatient(AuditedImage image, AuditedImage other) {
    return image.patient().equals(other.patient())
        && image.label() == other.label()
        && image.isPatientKnown()
        && (image.split() != other.split() || image.name().compareTo(other.name()) > 0)
        && !image.image().sha256().equals(other.image().sha256());
  }

  /** The same images in other pairs, so that nothing but the patient differs. */
  private static List<Double> strangers(List<Pair> pairs) {
    SplittableRandom random = new SplittableRandom(1);
    return pairs.stream()
        .flatMap(
            pair ->
                random
                    .ints(STRANGERS, 0, pairs.size())
                    .mapToObj(i -> new Pair(pair.image(), pairs.get(i).other())))
        .filter(pair -> pair.image().label() == pair.other().label())
        .filter(pair -> !pair.image().patient().equals(pair.other().patient()))
        .map(Pair::correlation)
        .toList();
  }

  private static List<List<Double>> byPatient(List<Pair> pairs) {
    return List.copyOf(
        pairs.stream()
            .collect(
                groupingBy(
                    pair -> pair.image().patient(),
                    TreeMap::new,
                    mapping(Pair::correlation, toList())))
            .values());
  }

  private static double quantile(List<Double> correlations) {
    List<Double> ascending = correlations.stream().sorted().toList();
    return ascending.get((ascending.size() - 1) * COMMON_PERCENT / 100);
  }

  private static Sample sample(List<List<Double>> byPatient, double common) {
    SplittableRandom random = new SplittableRandom(1);
    double[] resamples = new double[Bootstrap.RESAMPLES];
    for (int i = 0; i < resamples.length; i++) {
      resamples[i] =
          share(
              random.ints(byPatient.size(), 0, byPatient.size()).mapToObj(byPatient::get).toList(),
              common);
    }
    Arrays.sort(resamples);
    int last = resamples.length - 1;
    return new Sample(
        byPatient.stream().mapToInt(List::size).sum(),
        share(byPatient, common),
        new Interval(
            resamples[(int) Math.round(0.025 * last)], resamples[(int) Math.round(0.975 * last)]));
  }

  private static double share(List<List<Double>> byPatient, double common) {
    return byPatient.stream()
        .flatMap(List::stream)
        .mapToDouble(correlation -> correlation > common ? 1 : 0)
        .average()
        .orElseThrow();
  }

  private static List<AuditedImage> of(Split split, List<AuditedImage> images) {
    return images.stream().filter(image -> image.split() == split).toList();
  }
}
