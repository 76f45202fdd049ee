package org.hilum.training.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Deals images to the weeks of a half year, so that each week has the same number of them and the
 * share of pneumonias is kept from the first week on.
 *
 * @param normals no two of one id
 */
record WeeklyDeal(List<StreamImage> pneumonias, List<StreamImage> normals) {

  static WeeklyDeal of(List<StreamImage> images) {
    return new WeeklyDeal(
        images.stream().filter(StreamImage::isPneumonia).toList(),
        images.stream().filter(image -> !image.isPneumonia()).toList());
  }

  /** The most images a week that last for so many weeks. */
  int imagesAWeek(int weeks, double prior) {
    return (int)
        Math.min(pneumonias.size() / (prior * weeks), normals.size() / ((1 - prior) * weeks));
  }

  /** Each week in an order of its own. */
  List<List<StreamImage>> deal(int weeks, int imagesAWeek, double prior, Random random) {
    List<StreamImage> ill = shuffled(pneumonias, random);
    List<StreamImage> well = shuffled(normals, random);
    List<List<StreamImage>> dealt = new ArrayList<>();
    for (int week = 0; week < weeks; week++) {
      int illBefore = (int) Math.round(prior * imagesAWeek * week);
      int illAfter = (int) Math.round(prior * imagesAWeek * (week + 1));
      int wellBefore = imagesAWeek * week - illBefore;
      int wellAfter = imagesAWeek * (week + 1) - illAfter;
      dealt.add(
          shuffled(
              Stream.concat(
                      ill.subList(illBefore, illAfter).stream(),
                      well.subList(wellBefore, wellAfter).stream())
                  .toList(),
              random));
    }
    return dealt;
  }

  private static List<StreamImage> shuffled(List<StreamImage> images, Random random) {
    List<StreamImage> shuffled = new ArrayList<>(images);
    Collections.shuffle(shuffled, random);
    return List.copyOf(shuffled);
  }
}
