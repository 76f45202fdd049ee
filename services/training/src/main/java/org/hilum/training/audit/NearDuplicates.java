package org.hilum.training.audit;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hilum.training.data.Split;
import org.hilum.training.features.Batches;
import org.hilum.training.features.Progress;

/**
 * Images of different splits that show the same picture in different bytes. A pair is suspected by
 * its hashes and confirmed by its pixels.
 *
 * @param distanceLimit bits in which the hashes of a suspected pair differ at most
 * @param correlationLimit correlation from which a suspected pair is confirmed
 * @param comparisons pairs of images in different splits
 * @param suspected pairs within the limit of distance
 * @param pairs confirmed, the most alike first
 * @param closest suspected but not confirmed, the most alike first, at most one for an image of the
 *     later split
 * @param nearest how many test images differ from their nearest training image in 0 or 1 bits, in 2
 *     or 3, and so on
 */
record NearDuplicates(
    int distanceLimit,
    double correlationLimit,
    long comparisons,
    long suspected,
    List<Pair> pairs,
    List<Pair> closest,
    int[] nearest) {
  static final int DISTANCE_LIMIT = 10;

  /** Copies in another encoding or size stay above 0.99; how near others come, the page shows. */
  static final double CORRELATION_LIMIT = 0.97;

  /** Half of the bits of a hash are set, so that two differ in an even number of them. */
  static final int BITS_A_BAR = 2;

  private static final int BITS = 64;
  private static final int CLOSEST = 6;
  private static final Comparator<Pair> MOST_ALIKE =
      Comparator.comparingDouble(Pair::correlation).reversed();

  /**
   * Two images.
   *
   * @param distance bits in which their hashes differ
   */
  record Pair(AuditedImage first, AuditedImage second, int distance, double correlation) {}

  /** What was found around one image, among those of earlier splits. */
  private record Search(
      long comparisons, List<Pair> suspected, Optional<Integer> nearestInTraining) {}

  static NearDuplicates of(List<AuditedImage> images, PrintStream out) {
    List<AuditedImage> later =
        images.stream().filter(image -> image.split() != Split.TRAIN).toList();
    Progress progress = new Progress(out, "comparing", "images", later.size());
    List<Search> searches =
        Batches.map(
            later,
            Runtime.getRuntime().availableProcessors(),
            batch -> {
              List<Search> found = batch.stream().map(image -> search(image, images)).toList();
              progress.did(batch.size());
              return found;
            });
    return of(searches);
  }

  private static Search search(AuditedImage image, List<AuditedImage> images) {
    long comparisons = 0;
    int nearest = BITS;
    List<Pair> suspected = new ArrayList<>();
    for (AuditedImage other : images) {
      if (other.split().compareTo(image.split()) >= 0) {
        continue;
      }
      comparisons++;
      int distance = PerceptualHash.distance(image.hash(), other.hash());
      nearest = other.split() == Split.TRAIN ? Math.min(nearest, distance) : nearest;
      boolean hasSameBytes = other.image().sha256().equals(image.image().sha256());
      if (distance <= DISTANCE_LIMIT && !hasSameBytes) {
        double correlation = image.pixels().correlation(other.pixels());
        suspected.add(new Pair(other, image, distance, correlation));
      }
    }
    return new Search(
        comparisons,
        suspected,
        image.split() == Split.TEST ? Optional.of(nearest) : Optional.empty());
  }

  private static NearDuplicates of(List<Search> searches) {
    int[] nearest = new int[BITS / BITS_A_BAR + 1];
    searches.forEach(
        search -> search.nearestInTraining().ifPresent(bits -> nearest[bits / BITS_A_BAR]++));
    return new NearDuplicates(
        DISTANCE_LIMIT,
        CORRELATION_LIMIT,
        searches.stream().mapToLong(Search::comparisons).sum(),
        searches.stream().mapToLong(search -> search.suspected().size()).sum(),
        searches.stream()
            .flatMap(search -> search.suspected().stream())
            .filter(NearDuplicates::isConfirmed)
            .sorted(MOST_ALIKE)
            .toList(),
        searches.stream()
            .flatMap(
                search ->
                    search.suspected().stream()
                        .filter(pair -> !isConfirmed(pair))
                        .min(MOST_ALIKE)
                        .stream())
            .sorted(MOST_ALIKE)
            .limit(CLOSEST)
            .toList(),
        nearest);
  }

  private static boolean isConfirmed(Pair pair) {
    return pair.correlation() >= CORRELATION_LIMIT;
  }
}
