package org.hilum.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.TransferSyntax;
import org.junit.jupiter.api.Test;

class HeatMapCaptureTest {
  @Test
  void keepsTheGreyWhereTheModelDidNotLook() throws Exception {
    DataSet capture = capture(Screened.image(700, 700));

    for (int channel = 0; channel < 3; channel++) {
      assertThat(sample(capture, 350, 10, channel)).isEqualTo(350 * 255 / 699);
    }
  }

  @Test
  void isYellowWhereTheModelLookedMost() throws Exception {
    DataSet capture = capture(Screened.image(700, 700));

    int grey = 250 * 255 / 699;
    assertThat(sample(capture, 250, 450, 0)).isEqualTo(mixed(grey, 255));
    assertThat(sample(capture, 250, 450, 1)).isEqualTo(mixed(grey, 211));
    assertThat(sample(capture, 250, 450, 2)).isEqualTo(mixed(grey, 90));
  }

  @Test
  void isReducedAndHasALegendBelow() throws Exception {
    DataSet capture = capture(Screened.image(3000, 1500));

    int rows = capture.integer(Tags.ROWS).orElseThrow();
    assertThat(capture.integer(Tags.COLUMNS)).contains(1024);
    assertThat(rows).isGreaterThan(512);
    assertThat(white(capture, 0, 512)).isLessThan(512 * 8); // the brightest columns
    assertThat(white(capture, 512, rows)).isGreaterThan(2000);
  }

  @Test
  void breaksTheLegendOfANarrowImage() throws Exception {
    DataSet narrow = capture(Screened.image(64, 64));
    DataSet wide = capture(Screened.image(399, 64));

    assertThat(narrow.integer(Tags.COLUMNS)).contains(64);
    assertThat(narrow.integer(Tags.ROWS).orElseThrow())
        .isGreaterThan(2 * wide.integer(Tags.ROWS).orElseThrow());
  }

  @Test
  void saysWhatItIsMadeOf() throws Exception {
    DataSet capture = capture(Screened.image(64, 64));
    DataSet source = capture.items(ReportTags.SOURCE_IMAGE).get(0);

    assertThat(source.text(ReportTags.REFERENCED_SOP_INSTANCE)).contains(Screened.INSTANCE);
    assertThat(capture.text(Tags.STUDY_INSTANCE_UID)).contains(Screened.STUDY);
    assertThat(capture.text(Tags.PATIENT_ID)).contains("P-0815");
    assertThat(capture.texts(ReportTags.IMAGE_TYPE)).containsExactly("DERIVED", "SECONDARY");
    assertThat(capture.text(Tags.SOP_INSTANCE_UID))
        .contains(Instance.heatMapOf(Screened.result()).instance().value());
    assertThat(capture.text(Tags.SERIES_INSTANCE_UID))
        .contains(Instance.heatMapOf(Screened.result()).series().value());
  }

  @Test
  void saysOfBurnedInTextAndLossWhatTheOriginalSays() throws Exception {
    DataSet plain = capture(Screened.image(64, 64));
    DataSet clean = capture(Screened.image(64, 64, ReportTags.BURNED_IN_ANNOTATION, "NO"));
    DataSet lossy = capture(Screened.image(64, 64, ReportTags.LOSSY_COMPRESSION, "01"));

    assertThat(plain.element(ReportTags.BURNED_IN_ANNOTATION)).isEmpty();
    assertThat(clean.text(ReportTags.BURNED_IN_ANNOTATION)).contains("NO");
    assertThat(lossy.text(ReportTags.LOSSY_COMPRESSION)).contains("01");
  }

  @Test
  void keepsTheShapeOfPixelsThatAreNotSquare() throws Exception {
    DataSet square = capture(Screened.image(64, 64));
    DataSet tall = capture(Screened.image(64, 64, Tags.PIXEL_SPACING, "0.3\\0.2"));

    assertThat(square.element(Tags.PIXEL_ASPECT_RATIO)).isEmpty();
    assertThat(tall.integers(Tags.PIXEL_ASPECT_RATIO)).containsExactly(15_000L, 10_000L);
  }

  @Test
  void isTheSameFileForTheSameResult() throws Exception {
    byte[] first =
        DicomWriter.file(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, capture(Screened.image(90, 80)));
    byte[] second =
        DicomWriter.file(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, capture(Screened.image(90, 80)));

    assertThat(first).isEqualTo(second);
  }

  @Test
  void refusesAnImageWithoutPixels() {
    DicomFile image = Screened.image(64, 64);
    DicomFile blank =
        new DicomFile(
            image.syntax(),
            image.meta(),
            image.dataSet().toBuilder().without(Tags.PIXEL_DATA).build());

    assertThatThrownBy(() -> capture(blank))
        .isInstanceOf(UnshowableImageException.class)
        .hasMessageContaining("NO_PIXELS");
  }

  private static DataSet capture(DicomFile stored) throws UnshowableImageException {
    return HeatMapCapture.of(Screened.result(), stored).dataSet();
  }

  /** 0.55 of the colour at a value of 1. */
  private static int mixed(int grey, int colour) {
    return (int) Math.round(grey + (colour - grey) * 0.55);
  }

  private static int sample(DataSet capture, int x, int y, int channel) {
    int columns = capture.integer(Tags.COLUMNS).orElseThrow();
    return pixels(capture)[(y * columns + x) * 3 + channel] & 0xFF;
  }

  private static int white(DataSet capture, int from, int to) {
    int columns = capture.integer(Tags.COLUMNS).orElseThrow();
    int white = 0;
    for (int y = from; y < to; y++) {
      for (int x = 0; x < columns; x++) {
        white += sample(capture, x, y, 2) == 255 ? 1 : 0;
      }
    }
    return white;
  }

  private static byte[] pixels(DataSet capture) {
    return ((Bytes) capture.element(Tags.PIXEL_DATA).orElseThrow().value()).bytes();
  }
}
