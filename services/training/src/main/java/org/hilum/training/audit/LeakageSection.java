package org.hilum.training.audit;

import static org.hilum.training.chart.LineChart.escaped;

import java.util.List;
import java.util.stream.Collectors;
import org.hilum.training.chart.Histogram;

/** The part of the page on what the splits share. */
final class LeakageSection {
  private LeakageSection() {}

  static String of(DataAudit audit) {
    return "<h2>1 Leakage</h2>\n"
        + exact(audit.exactDuplicates())
        + near(audit.nearDuplicates())
        + PatientSection.of(audit.sharedPatients());
  }

  private static String exact(ExactDuplicates duplicates) {
    StringBuilder html = new StringBuilder("<h3>1.1 The same bytes</h3>\n");
    if (duplicates.groups().isEmpty()) {
      html.append("<p>None.</p>\n");
    }
    List<ExactDuplicates.Group> severe =
        duplicates.groups().stream()
            .filter(group -> group.isAcrossSplits() || group.isAcrossClasses())
            .toList();
    html.append(PairGallery.ofGroups("The same bytes in two splits or two classes.", severe));
    String harmless =
        duplicates.groups().stream()
            .filter(group -> !severe.contains(group))
            .map(
                group ->
                    group.images().stream()
                        .map(AuditedImage::name)
                        .collect(Collectors.joining(" = ")))
            .collect(Collectors.joining("; "));
    if (!harmless.isEmpty()) {
      html.append("<p class=\"small\">Within one split and class (training uses one of each): ")
          .append(escaped(harmless))
          .append(".</p>\n");
    }
    return html.toString();
  }

  private static String near(NearDuplicates near) {
    StringBuilder html =
        new StringBuilder("<h3>1.2 The same picture in other bytes</h3>\n<figure>\n");
    html.append(
        new Histogram(
                "bits in which the hashes differ",
                "test images",
                near.nearest(),
                NearDuplicates.BITS_A_BAR,
                near.distanceLimit(),
                "suspected")
            .svg());
    html.append(
        "<figcaption>How far each test image is from its nearest training image, by"
            + " perceptual hash. Pairs left of the line are compared pixel by pixel.</figcaption>\n"
            + "</figure>\n");
    html.append(
        PairGallery.of("Near duplicates across splits, the most alike first.", near.pairs()));
    html.append(
        PairGallery.of(
            "For comparison: of the suspected pairs that were not confirmed, the most alike.",
            near.closest()));
    return html.toString();
  }
}
