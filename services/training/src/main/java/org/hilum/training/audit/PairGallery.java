package org.hilum.training.audit;

import static org.hilum.training.chart.LineChart.escaped;
import static org.hilum.training.chart.LineChart.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.hilum.training.audit.ExactDuplicates.Group;
import org.hilum.training.audit.NearDuplicates.Pair;

/** Images side by side, as the network sees them, with their names below. */
final class PairGallery {
  /** A page with more of them takes too long to open; the JSON has all. */
  private static final int MOST = 30;

  private PairGallery() {}

  /** Empty without pairs. */
  static String of(String caption, List<Pair> pairs) {
    return gallery(
        caption,
        pairs,
        pair ->
            side(
                pair.first(),
                pair.second(),
                List.of(pair.first(), pair.second()),
                format("%d bits apart, correlation %.4f", pair.distance(), pair.correlation())));
  }

  /** Empty without groups; all of a group are named, the first and the last are shown. */
  static String ofGroups(String caption, List<Group> groups) {
    return gallery(
        caption,
        groups,
        group ->
            side(
                group.images().get(0),
                group.images().get(group.images().size() - 1),
                group.images(),
                "SHA-256 " + group.sha256().substring(0, 16)));
  }

  private static <T> String gallery(String caption, List<T> items, Function<T, String> figure) {
    if (items.isEmpty()) {
      return "";
    }
    String more =
        items.size() > MOST
            ? format(" Shown are %d of %,d; audit.json lists all.", MOST, items.size())
            : "";
    return "<figure>\n<div class=\"pairs\">\n"
        + items.stream().limit(MOST).map(figure).collect(Collectors.joining())
        + format("</div>%n<figcaption>%s%s</figcaption>%n</figure>%n", escaped(caption), more);
  }

  private static String side(
      AuditedImage left, AuditedImage right, List<AuditedImage> named, String facts) {
    return "<figure><div>"
        + thumbnail(left)
        + thumbnail(right)
        + "</div><figcaption>"
        + named.stream().map(image -> escaped(image.name()) + "<br>").collect(Collectors.joining())
        + facts
        + "</figcaption></figure>\n";
  }

  private static String thumbnail(AuditedImage image) {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    try {
      ImageIO.write(image.pixels().toImage(), "jpeg", jpeg);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot draw " + image.name(), e);
    }
    return "<img alt=\"\" src=\"data:image/jpeg;base64,"
        + Base64.getEncoder().encodeToString(jpeg.toByteArray())
        + "\">";
  }
}
