package org.hilum.training.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Images that a manifest names: {@code split} is train, val or test, {@code class} is NORMAL or
 * PNEUMONIA, {@code file} lies in {@code folder/split/class}, or is a path below the folder. The
 * column {@code patient_token}, where it says something, names the patient, and {@code subtype} the
 * cause of a pneumonia.
 */
final class ListedImages {
  private static final String PATIENT = "patient_token";

  private final Path folder;
  private final Path file;

  ListedImages(Path folder, Path manifest) {
    this.folder = folder;
    file = manifest;
  }

  Map<Split, ImageSet> read() {
    Manifest manifest = Manifest.read(file);
    Map<Split, Map<String, LabelledImage>> images = new EnumMap<>(Split.class);
    for (String row : manifest.images().stream().sorted().toList()) {
      String[] key = row.split("/", 3);
      Split split = split(row, key[0]);
      LabelledImage image =
          manifest.withFinding(row, image(row, key, manifest.row(row).getOrDefault(PATIENT, "")));
      LabelledImage other =
          images.computeIfAbsent(split, s -> new HashMap<>()).put(image.name(), image);
      if (other != null) {
        throw new UnusableDataException(
            "%s names %s and %s, two images with one name; rename one of them"
                .formatted(file, other.file(), image.file()));
      }
    }
    Map<Split, ImageSet> splits = new EnumMap<>(Split.class);
    images.forEach((split, named) -> splits.put(split, new ImageSet(List.copyOf(named.values()))));
    requireClasses(splits);
    return splits;
  }

  private LabelledImage image(String row, String[] key, String patient) {
    Label label = label(row, key[1]);
    LabelledImage image = ImageSet.imageOf(find(row, key), label);
    return patient.isEmpty() ? image : image.ofPatient(patient);
  }

  private Path find(String row, String[] key) {
    List<Path> places = List.of(folder.resolve(row), folder.resolve(key[2]));
    return places.stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new UnusableDataException(
                    "%s names %s, but there is neither %s nor %s; remove the line or add the file"
                        .formatted(file, key[2], places.get(0), places.get(1))));
  }

  private Split split(String row, String word) {
    return Arrays.stream(Split.values())
        .filter(split -> split.folder().equals(word))
        .findFirst()
        .orElseThrow(
            () -> unknown(row, "split", word, Arrays.stream(Split.values()).map(Split::folder)));
  }

  private Label label(String row, String word) {
    return Arrays.stream(Label.values())
        .filter(label -> label.name().equals(word))
        .findFirst()
        .orElseThrow(
            () -> unknown(row, "class", word, Arrays.stream(Label.values()).map(Label::name)));
  }

  private UnusableDataException unknown(
      String row, String column, String word, Stream<String> allowed) {
    return new UnusableDataException(
        "%s gives %s the %s '%s'; write one of %s"
            .formatted(file, row, column, word, allowed.collect(Collectors.joining(", "))));
  }

  private void requireClasses(Map<Split, ImageSet> splits) {
    for (Split split : List.of(Split.TRAIN, Split.TEST)) {
      for (Label label : Label.values()) {
        if (!splits.containsKey(split) || splits.get(split).count(label) == 0) {
          throw new UnusableDataException(
              "%s names no image of split %s and class %s; add lines for some"
                  .formatted(file, split.folder(), label));
        }
      }
    }
  }
}
