package org.hilum.gateway.dicomweb.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Fragments;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.pixel.ColourPolicy;
import org.hilum.dicom.pixel.FramePolicy;
import org.hilum.dicom.pixel.GreyRenderer;
import org.hilum.dicom.pixel.PixelLimits;
import org.hilum.dicom.pixel.Rendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramesTest {
  private static final int COLUMNS = 32;
  private static final int ROWS = 16;
  private static final int RED = 200;
  private static final int GREEN = 120;
  private static final int BLUE = 40;
  private static final int LUMA = 135; // of ITU-R BT.601

  /** JPEG halves the chrominance and gives back a pair of samples for each pixel. */
  @ParameterizedTest
  @CsvSource({"YBR_FULL_422, YBR_FULL", "YBR_FULL, YBR_FULL"})
  void whatIsUncompressedIsCalledWhatItIs(String stored, String expected) throws IOException {
    DataSet plain = Frames.uncompressed(jpeg(stored)).orElseThrow().dataSet();

    assertThat(plain.text(Tags.PHOTOMETRIC_INTERPRETATION)).hasValue(expected);
    assertThat(plain.integer(Tags.PLANAR_CONFIGURATION)).hasValue(0);
    byte[] pixels = pixels(plain);
    assertThat(pixels).hasSize(3 * ROWS * COLUMNS);
    for (int i = 0; i < pixels.length; i += 3) {
      int luma = pixels[i] & 0xFF;
      int blue = (pixels[i + 1] & 0xFF) - 128;
      int red = (pixels[i + 2] & 0xFF) - 128;
      assertThat(luma).isCloseTo(LUMA, within(2));
      assertThat(luma + 1.402 * red).isCloseTo(RED, within(4.0));
      assertThat(luma + 1.772 * blue).isCloseTo(BLUE, within(4.0));
    }
  }

  @Test
  void aPictureOfSharedChrominanceIsItsLuma() throws IOException {
    DicomFile compressed = jpeg("YBR_FULL_422");
    char[] picture = rendered(compressed);

    assertThat(picture).hasSize(ROWS * COLUMNS);
    for (char grey : picture) {
      assertThat(grey / 257).isCloseTo(LUMA, within(2));
    }
    assertThat(rendered(Frames.uncompressed(compressed).orElseThrow())).isEqualTo(picture);
  }

  @Test
  void nativePixelsThatShareChrominanceHaveTwoSamples() {
    byte[] both = new byte[2 * 2 * ROWS * COLUMNS];
    Arrays.fill(both, both.length / 2, both.length, (byte) 7);
    DicomFile file =
        file(
            TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
            coloured("YBR_FULL_422")
                .integers(Tags.NUMBER_OF_FRAMES, 2)
                .bytes(Tags.PIXEL_DATA, ValueRepresentation.OB, both));
    Frames frames = Frames.of(file).orElseThrow();

    assertThat(frames.uncompressed(1).orElseThrow()).hasSize(both.length / 2).containsOnly(0);
    assertThat(frames.stored(2)).hasSize(both.length / 2).containsOnly(7);
  }

  private static DicomFile jpeg(String photometric) throws IOException {
    BufferedImage even = new BufferedImage(COLUMNS, ROWS, BufferedImage.TYPE_INT_RGB);
    int[] row = new int[COLUMNS * ROWS];
    Arrays.fill(row, RED << 16 | GREEN << 8 | BLUE);
    even.setRGB(0, 0, COLUMNS, ROWS, row, 0, COLUMNS);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    ImageIO.write(even, "jpeg", frame);
    Fragments fragments =
        new Fragments(new Bytes(new byte[0]), List.of(new Bytes(frame.toByteArray())));
    return file(
        TransferSyntax.JPEG_BASELINE,
        coloured(photometric)
            .element(new Element(Tags.PIXEL_DATA, ValueRepresentation.OB, fragments)));
  }

  private static DataSetBuilder coloured(String photometric) {
    return DataSet.builder()
        .integers(Tags.SAMPLES_PER_PIXEL, 3)
        .text(Tags.PHOTOMETRIC_INTERPRETATION, photometric)
        .integers(Tags.PLANAR_CONFIGURATION, 0)
        .integers(Tags.ROWS, ROWS)
        .integers(Tags.COLUMNS, COLUMNS)
        .integers(Tags.BITS_ALLOCATED, 8)
        .integers(Tags.BITS_STORED, 8)
        .integers(Tags.HIGH_BIT, 7)
        .integers(Tags.PIXEL_REPRESENTATION, 0);
  }

  private static DicomFile file(TransferSyntax syntax, DataSetBuilder image) {
    return new DicomFile(syntax, DataSet.builder().build(), image.build());
  }

  private static byte[] pixels(DataSet dataSet) {
    return ((Bytes) dataSet.element(Tags.PIXEL_DATA).orElseThrow().value()).bytes();
  }

  private static char[] rendered(DicomFile file) {
    return new GreyRenderer(PixelLimits.standard(), ColourPolicy.LUMINANCE, FramePolicy.FIRST)
        .render(file)
        .fold(
            (Rendering.Shown shown) -> shown.image().samples(),
            refused -> {
              throw new AssertionError(refused.detail());
            });
  }
}
