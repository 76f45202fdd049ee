package org.hilum.gateway.report;

import java.util.ArrayList;
import java.util.List;
import org.hilum.schemas.Judgement;

/** The lines below a heat map, broken where they are too long for it. */
final class Legend {
  private static final int FINEST_WIDTH = 400;

  private final List<String> lines;
  private final int scale;

  /**
   * @param width of the image in pixels
   */
  Legend(Judgement judgement, int width) {
    this.scale = Math.max(1, width / FINEST_WIDTH);
    int fitting = Math.max(1, width / (Letters.WIDTH * scale));
    this.lines =
        List.of(
                judgement.modelVersion(),
                Wording.probability(judgement),
                Wording.decision(judgement),
                Wording.NO_DIAGNOSIS)
            .stream()
            .flatMap(line -> broken(line, fitting).stream())
            .toList();
  }

  /** In pixels. */
  int height() {
    return (lines.size() * Letters.HEIGHT + Letters.HEIGHT / 2) * scale;
  }

  void write(RgbImage image, int top) {
    for (int i = 0; i < lines.size(); i++) {
      int y = top + (i * Letters.HEIGHT + Letters.HEIGHT / 2) * scale;
      Letters.write(lines.get(i), image, scale, y, scale);
    }
  }

  /** At spaces, and within a word that is longer than a line. */
  private static List<String> broken(String text, int fitting) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > fitting) {
      int space = rest.lastIndexOf(' ', fitting);
      int end = space > 0 ? space : fitting;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }
}
