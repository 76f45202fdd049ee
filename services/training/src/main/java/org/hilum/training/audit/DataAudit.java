package org.hilum.training.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hilum.training.data.DataSet;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.data.Split;
import org.hilum.training.features.Batches;
import org.hilum.training.features.Progress;

/**
 * What was found in a data set, and the text of the report.
 *
 * @param splits by the name of their folder
 * @param manifest SHA-256 of the table that told more of the images; empty without one
 */
public record DataAudit(
    Map<String, Part> splits,
    Optional<String> manifest,
    ExactDuplicates exactDuplicates,
    NearDuplicates nearDuplicates,
    SharedPatients sharedPatients,
    ShortcutVerdict shortcuts) {
  /**
   * A split.
   *
   * @param images how many of each class
   * @param patients different tokens
   * @param digest SHA-256 of names and bytes
   */
  record Part(Map<Label, Long> images, long patients, String digest) {
    private static Part of(List<AuditedImage> part) {
      ImageSet set = new ImageSet(part.stream().map(AuditedImage::image).toList());
      Map<Label, Long> images = new LinkedHashMap<>();
      for (Label label : Label.values()) {
        images.put(label, set.count(label));
      }
      long patients = part.stream().map(AuditedImage::patient).distinct().count();
      return new Part(images, patients, set.digest());
    }

    long size() {
      return images.values().stream().mapToLong(count -> count).sum();
    }
  }

  /** The report in plain words, a paragraph for each kind of fault. */
  @JsonProperty
  public List<String> findings() {
    return Findings.of(this);
  }

  long size() {
    return splits.values().stream().mapToLong(Part::size).sum();
  }

  /**
   * Looks at every image of the set.
   *
   * @param out where progress is said
   * @throws org.hilum.training.data.UnusableDataException if a file is no image that a worker would
   *     take
   */
  public static DataAudit of(DataSet data, Originals manifest, PrintStream out) {
    List<AuditedImage> images = read(data, manifest, out);
    ExactDuplicates duplicates = ExactDuplicates.of(images);
    return new DataAudit(
        parts(images),
        manifest.digest(),
        duplicates,
        NearDuplicates.of(images, out),
        SharedPatients.of(images),
        Shortcuts.of(images, duplicates, out));
  }

  private static List<AuditedImage> read(DataSet data, Originals manifest, PrintStream out) {
    int total = data.splits().values().stream().mapToInt(ImageSet::size).sum();
    Progress progress = new Progress(out, "reading", "images", total);
    List<AuditedImage> images = new ArrayList<>();
    data.splits()
        .forEach(
            (split, set) ->
                images.addAll(
                    Batches.map(
                        set.images(),
                        Runtime.getRuntime().availableProcessors(),
                        batch -> {
                          List<AuditedImage> read = read(split, batch, manifest);
                          progress.did(batch.size());
                          return read;
                        })));
    return images;
  }

  private static List<AuditedImage> read(
      Split split, List<LabelledImage> batch, Originals manifest) {
    return batch.stream()
        .map(image -> AuditedImage.read(split, image, manifest.of(split, image)))
        .toList();
  }

  private static Map<String, Part> parts(List<AuditedImage> images) {
    Map<String, Part> parts = new LinkedHashMap<>();
    for (Split split : Split.values()) {
      List<AuditedImage> part = images.stream().filter(image -> image.split() == split).toList();
      if (!part.isEmpty()) {
        parts.put(split.folder(), Part.of(part));
      }
    }
    return parts;
  }
}
