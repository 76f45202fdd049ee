package org.hilum.training.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hilum.network.weights.Digest;

/** Labelled images in the order of their names. */
public record ImageSet(List<LabelledImage> images) {
  private static final List<String> ENDINGS = List.of(".jpeg", ".jpg", ".png");
  private static final List<String> CLASSES = Stream.of(Label.values()).map(Label::name).toList();

  public ImageSet {
    images = images.stream().sorted(Comparator.comparing(LabelledImage::name)).toList();
  }

  /**
   * Reads {@code folder/NORMAL} and {@code folder/PNEUMONIA}.
   *
   * @throws UnusableDataException if a class is absent or empty, or if there is another class
   */
  public static ImageSet read(Path folder) {
    refuseOtherClasses(folder);
    List<LabelledImage> images = new ArrayList<>();
    for (Label label : Label.values()) {
      images.addAll(read(folder.resolve(label.name()), label));
    }
    return new ImageSet(images);
  }

  public int size() {
    return images.size();
  }

  public long count(Label label) {
    return images.stream().filter(image -> image.label() == label).count();
  }

  /** How many there are of each class. */
  public String inWords() {
    return String.format(
        Locale.ROOT, "%,d normal, %,d pneumonia", count(Label.NORMAL), count(Label.PNEUMONIA));
  }

  public ImageSet plus(ImageSet other) {
    return new ImageSet(Stream.concat(images.stream(), other.images.stream()).toList());
  }

  /** At most so many images, evenly spread over the names. */
  public ImageSet sample(int most) {
    int count = Math.min(most, size());
    return new ImageSet(
        IntStream.range(0, count)
            .mapToObj(i -> images.get((int) ((long) i * size() / count)))
            .toList());
  }

  /** SHA-256 over one line {@code name TAB sha256} an image. */
  public String digest() {
    StringBuilder manifest = new StringBuilder();
    for (LabelledImage image : images) {
      manifest.append(image.name()).append('\t').append(image.sha256()).append('\n');
    }
    return Digest.of(manifest.toString().getBytes(UTF_8));
  }

  /** Images in a folder that nobody reads would be missed by nobody. */
  private static void refuseOtherClasses(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      entries
          .filter(Files::isDirectory)
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .filter(entry -> !CLASSES.contains(entry.getFileName().toString()))
          .sorted()
          .findFirst()
          .ifPresent(
              entry -> {
                throw new UnusableDataException(
                    entry + " is no class; rename it to one of " + CLASSES + " or move it away");
              });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private static List<LabelledImage> read(Path folder, Label label) {
    if (!Files.isDirectory(folder)) {
      throw new UnusableDataException(
          "there is no folder %s; the images of class %s belong there".formatted(folder, label));
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<LabelledImage> images =
          files.filter(ImageSet::isImage).map(file -> imageOf(file, label)).toList();
      if (images.isEmpty()) {
        throw new UnusableDataException(
            "there is no JPEG or PNG in %s; the images of class %s belong there"
                .formatted(folder, label));
      }
      return images;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private static boolean isImage(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  static LabelledImage imageOf(Path file, Label label) {
    String fileName = file.getFileName().toString();
    String name = label.name() + "/" + fileName;
    try {
      String digest = Digest.of(Files.readAllBytes(file));
      Finding finding = Finding.of(label, fileName);
      return new LabelledImage(file, name, finding, PatientToken.of(fileName), digest);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read image " + file, e);
    }
  }
}
