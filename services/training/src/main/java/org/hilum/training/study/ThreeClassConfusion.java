package org.hilum.training.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hilum.training.data.LabelledImage;

/**
 * What images show against what was said of them, of three classes.
 *
 * @param counts by what is shown, then by what was said, in the order of {@link #CLASSES}
 */
public record ThreeClassConfusion(List<List<Integer>> counts) {
  public static final List<String> CLASSES = List.of("normal", "bacterial", "viral");

  /**
   * @param shown class of each image
   * @param said class of each image
   */
  static ThreeClassConfusion of(List<Integer> shown, List<Integer> said) {
    List<List<Integer>> counts = new ArrayList<>();
    for (int row = 0; row < CLASSES.size(); row++) {
      List<Integer> columns = new ArrayList<>();
      for (int column = 0; column < CLASSES.size(); column++) {
        int count = 0;
        for (int i = 0; i < shown.size(); i++) {
          count += shown.get(i) == row && said.get(i) == column ? 1 : 0;
        }
        columns.add(count);
      }
      counts.add(columns);
    }
    return new ThreeClassConfusion(counts);
  }

  /** The class that a file name tells; -1 for a pneumonia of unknown cause. */
  static int shown(LabelledImage image) {
    if (!image.isPneumonia()) {
      return 0;
    }
    return image.name().contains("_bacteria_") ? 1 : image.name().contains("_virus_") ? 2 : -1;
  }

  /** The class of the highest logit. */
  static int said(double[] logits) {
    int highest = 0;
    for (int i = 1; i < logits.length; i++) {
      highest = logits[i] > logits[highest] ? i : highest;
    }
    return highest;
  }

  /** Accuracy, and recall of each class; a share of nothing counts as 0. */
  Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    int right = 0;
    int images = 0;
    for (int row = 0; row < CLASSES.size(); row++) {
      int shown = counts.get(row).stream().mapToInt(count -> count).sum();
      int found = counts.get(row).get(row);
      right += found;
      images += shown;
      figures.put("three_class.recall." + CLASSES.get(row), share(found, shown));
    }
    figures.put("three_class.accuracy", share(right, images));
    return figures;
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
