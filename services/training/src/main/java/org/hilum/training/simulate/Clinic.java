package org.hilum.training.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.data.UnusableDataException;
import org.hilum.training.features.FeatureTable;
import org.hilum.training.simulate.PatientParts.Part;
import org.hilum.training.train.LabelledFeatures;

/**
 * The images of a simulated year, the same for every scenario.
 *
 * @param base training images of the first model, one part a view
 * @param stressed its validation images, one part a view
 * @param gate its locked images
 * @param locked images that nothing is decided on, by the prior and the acquisition of the end
 * @param weeks what arrives
 */
record Clinic(
    List<LabelledFeatures> base,
    List<LabelledFeatures> stressed,
    LabelledFeatures gate,
    LabelledFeatures locked,
    List<List<StreamImage>> weeks) {

  /**
   * @throws UnusableDataException if there are too few images for a year
   */
  static Clinic draw(World world, SourceViews source, long seed) {
    Random random = new Random(seed);
    PatientParts parts = PatientParts.draw(source.images(), world.shares(), random);
    int[] base = parts.rows(source.images(), Part.BASE);
    int[] gate = parts.rows(source.images(), Part.GATE);
    int[] locked =
        ofPrior(
            source.images(), parts.rows(source.images(), Part.LOCKED), world.priorAfter(), random);
    int[] stream = parts.rows(source.images(), Part.STREAM);
    requireBothClasses(source.images(), base);
    requireBothClasses(source.images(), gate);
    requireBothClasses(source.images(), locked);
    return new Clinic(
        source.altered().stream().map(view -> rows(source.images(), view, base)).toList(),
        source.stressed().stream().map(view -> even(view, world.stressedImages())).toList(),
        rows(source.images(), source.plain(), gate),
        rows(source.images(), source.later(), locked),
        weeks(world, source, stream, seed, random));
  }

  /** By id. */
  Map<String, StreamImage> byId() {
    Map<String, StreamImage> images = new HashMap<>();
    weeks.forEach(week -> week.forEach(image -> images.put(image.id(), image)));
    return images;
  }

  int imagesAWeek() {
    return weeks.get(0).size();
  }

  /** An X-ray of the first half may come again in the second, by the later acquisition. */
  private static List<List<StreamImage>> weeks(
      World world, SourceViews source, int[] rows, long seed, Random random) {
    WeeklyDeal before = WeeklyDeal.of(stream(source.images(), source.plain(), "1", rows, seed));
    WeeklyDeal after = WeeklyDeal.of(stream(source.images(), source.later(), "2", rows, seed));
    int weeksAfter = world.weeks() - world.shift();
    int imagesAWeek =
        IntStream.of(
                world.mostImagesAWeek(),
                before.imagesAWeek(world.shift(), world.priorBefore()),
                after.imagesAWeek(weeksAfter, world.priorAfter()))
            .min()
            .getAsInt();
    if (imagesAWeek == 0) {
      throw new UnusableDataException(
          "%,d images are too few for a stream of %d weeks".formatted(rows.length, world.weeks()));
    }
    List<List<StreamImage>> weeks = new ArrayList<>();
    weeks.addAll(before.deal(world.shift(), imagesAWeek, world.priorBefore(), random));
    weeks.addAll(after.deal(weeksAfter, imagesAWeek, world.priorAfter(), random));
    return weeks;
  }

  private static List<StreamImage> stream(
      List<LabelledImage> images, FeatureTable view, String acquisition, int[] rows, long seed) {
    return Arrays.stream(rows)
        .mapToObj(row -> StreamImage.of(images.get(row), acquisition, view.row(row), seed))
        .toList();
  }

  /** As many of them as have the wanted share of pneumonias. */
  private static int[] ofPrior(
      List<LabelledImage> images, int[] rows, double prior, Random random) {
    List<Integer> ill = new ArrayList<>();
    List<Integer> well = new ArrayList<>();
    Arrays.stream(rows).forEach(row -> (images.get(row).isPneumonia() ? ill : well).add(row));
    Collections.shuffle(ill, random);
    Collections.shuffle(well, random);
    int count = (int) Math.min(ill.size() / prior, well.size() / (1 - prior));
    int pneumonias = (int) Math.round(prior * count);
    return IntStream.concat(
            ill.stream().mapToInt(Integer::intValue).limit(pneumonias),
            well.stream().mapToInt(Integer::intValue).limit(count - pneumonias))
        .sorted()
        .toArray();
  }

  private static LabelledFeatures even(LabelledFeatures view, int most) {
    int count = Math.min(most, view.images().size());
    return rows(
        view.images(),
        view.features(),
        IntStream.range(0, count)
            .map(i -> (int) ((long) i * view.images().size() / count))
            .toArray());
  }

  private static LabelledFeatures rows(
      List<LabelledImage> images, FeatureTable features, int[] rows) {
    return new LabelledFeatures(
        FeatureTable.of(Arrays.stream(rows).mapToObj(features::row).toArray(float[][]::new)),
        Arrays.stream(rows).mapToObj(images::get).toList());
  }

  private static void requireBothClasses(List<LabelledImage> images, int[] rows) {
    long classes = Arrays.stream(rows).mapToObj(row -> images.get(row).label()).distinct().count();
    if (classes < 2) {
      throw new UnusableDataException(
          "%,d images of so many patients are too few for a year: a part of it lacks a class"
              .formatted(images.size()));
    }
  }
}
