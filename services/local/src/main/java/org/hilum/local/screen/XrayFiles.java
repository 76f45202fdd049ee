package org.hilum.local.screen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hilum.local.phantom.PhantomXray;

/** Which files a demonstration uploads. */
public final class XrayFiles {
  private static final int PHANTOMS = 6;
  private static final int PREAMBLE = 128;
  private static final byte[] DICM = "DICM".getBytes(StandardCharsets.US_ASCII);

  private XrayFiles() {}

  /**
   * The JPEG, PNG and DICOM files of a folder and all below it, in the order of their paths. DICOM
   * files are known by their content, as their names tell nothing.
   */
  public static List<Path> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(XrayFiles::isImage).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  /** Draws six synthetic phantoms into a folder; every second one has an opacity. */
  public static List<Path> phantoms(Path folder) {
    try {
      Files.createDirectories(folder);
      for (int number = 1; number <= PHANTOMS; number++) {
        Files.write(folder.resolve("synthetic-%d.jpg".formatted(number)), phantom(number).jpeg());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot draw phantoms into " + folder, e);
    }
    return below(folder);
  }

  private static PhantomXray phantom(int number) {
    return number % 2 == 0 ? PhantomXray.withOpacity(number) : PhantomXray.clear(number);
  }

  private static boolean isImage(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*[.](jpg|jpeg|png)")
        || isDicom(file);
  }

  /** PS3.10 7.1. */
  private static boolean isDicom(Path file) {
    try (InputStream content = Files.newInputStream(file)) {
      byte[] beginning = content.readNBytes(PREAMBLE + DICM.length);
      return beginning.length == PREAMBLE + DICM.length
          && Arrays.equals(beginning, PREAMBLE, beginning.length, DICM, 0, DICM.length);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
