package org.hilum.gateway.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.deidentify.Deidentifier;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.schemas.FailureReason;
import org.hilum.schemas.ScreeningFailed;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored and what is sent, as the field's own programs see it. */
@Tag("peers")
class ConformanceTest {
  private static final Path REAL =
      Path.of(System.getProperty("hilum.shared", "../../../shared"), "data", "dicom");

  /** Debian's: its pydicom is one of its packages. */
  private static final String PYTHON = "/usr/bin/python3";

  private static final String READ =
      "import sys, pydicom; d = pydicom.dcmread(sys.argv[1]); str(d); print(d.SOPInstanceUID)";

  @TempDir Path folder;

  @BeforeAll
  static void findsThePrograms() {
    assumeThat(run("dciodvfy", "-version")).as("dciodvfy, of dicom3tools").isPresent();
    assumeThat(run(PYTHON, "-c", "import pydicom; print('there')")).hasValue("there");
  }

  @Test
  void acceptsAReport() throws IOException {
    assertIsAccepted(MeasurementReport.of(Screened.result()));
  }

  @Test
  void acceptsTheReportOfWhatWasNotScreened() throws IOException {
    assertIsAccepted(
        NotScreenedReport.of(
            Screened.notScreened(
                FailureReason.OUT_OF_SCOPE_VIEW,
                "chest only",
                Optional.of(ScreeningFailed.OUT_OF_SCOPE_BODY_PART))));
  }

  @Test
  void acceptsAHeatMap() throws Exception {
    assertIsAccepted(HeatMapCapture.of(Screened.result(), Screened.image(800, 600)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chest/panimg_cr_implicit_mono1_10bit.dcm",
        "chest/nih_dx_implicit_mono2.dcm",
        "misc/SC_rgb_jpeg_dcmtk.dcm"
      })
  void findsNothingWrongWithWhatIsStoredButWhatItsDeviceDidWrong(String name) throws IOException {
    assumeThat(REAL).as("real DICOM files; set hilum.shared").isDirectory();
    Path sent = REAL.resolve(name);
    DicomFile original = read(Files.readAllBytes(sent));
    TransferSyntax syntax =
        original.syntax().isEncapsulated()
            ? original.syntax()
            : TransferSyntax.EXPLICIT_LITTLE_ENDIAN;
    Deidentifier deidentifier = new Deidentifier((kind, value) -> pseudonym(kind + value));

    DataSet stored = deidentifier.of(original.dataSet()).dataSet();

    DicomFile object = new DicomFile(syntax, DataSet.builder().build(), stored);
    assertThat(errors(sent)).containsAll(errors(written(object)));
  }

  private void assertIsAccepted(DicomFile object) throws IOException {
    assertThat(errors(written(object))).isEmpty();
  }

  /** A file that pydicom reads. */
  private Path written(DicomFile object) throws IOException {
    Path file = folder.resolve("object.dcm");
    Files.write(file, DicomWriter.file(object.syntax(), object.dataSet()));
    assertThat(run(PYTHON, "-c", READ, file.toString()))
        .isEqualTo(object.dataSet().text(Tags.SOP_INSTANCE_UID));
    return file;
  }

  private static Set<String> errors(Path file) {
    List<String> lines = run("dciodvfy", file.toString()).orElseThrow().lines().toList();
    assertThat(lines).isNotEmpty(); // at least which kind of object it is
    return lines.stream().filter(line -> line.startsWith("Error")).collect(Collectors.toSet());
  }

  private static byte[] pseudonym(String original) {
    return Arrays.copyOf(Integer.toString(original.hashCode()).getBytes(UTF_8), 16);
  }

  private static DicomFile read(byte[] file) {
    return new DicomReader(ReadLimits.standard())
        .read(file)
        .fold(
            readable -> readable,
            refused -> {
              throw new AssertionError(refused.detail());
            });
  }

  /** Everything that it says; empty where there is no such program. */
  private static Optional<String> run(String... command) {
    try {
      Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
      return Optional.of(new String(process.getInputStream().readAllBytes(), UTF_8).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
