package org.hilum.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Files of real devices and of other libraries' tests, which are not part of the repository. */
class RealDicomTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("hilum.shared", "../../../shared"), "data", "dicom");

  private final ImageReader reader = new ImageReader(ImageLimits.standard());

  @BeforeAll
  static void findsTheFiles() {
    assumeThat(FOLDER).as("real DICOM files; set hilum.shared").isDirectory();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "real-dicom.csv")
  void eachIsReadOrRefusedForItsReason(String name, String outcome) throws IOException {
    byte[] file = Files.readAllBytes(FOLDER.resolve(name));
    String found =
        reader
            .read(file)
            .fold(
                readable -> readable.image().width() + "x" + readable.image().height(),
                refused -> refused.reason().name());
    assertThat(found).isEqualTo(outcome);
  }

  @Test
  void theTableHasEachFile() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      List<String> found =
          files
              .filter(file -> file.toString().endsWith(".dcm"))
              .map(file -> FOLDER.relativize(file).toString())
              .toList();
      assertThat(named()).containsExactlyInAnyOrderElementsOf(found);
    }
  }

  private static List<String> named() throws IOException {
    try (var table = RealDicomTest.class.getResourceAsStream("real-dicom.csv")) {
      return new String(table.readAllBytes())
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(",")[0])
          .toList();
    }
  }
}
