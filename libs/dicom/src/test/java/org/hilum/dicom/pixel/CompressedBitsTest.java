package org.hilum.dicom.pixel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hilum.dicom.codec.DrawnImage;
import org.hilum.dicom.codec.FrameFormat;
import org.hilum.dicom.codec.PeerFrame;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.file.TransferSyntax;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames whose allocated bits hold more than the stored ones are what they are uncompressed. */
class CompressedBitsTest {
  private static final List<String> LOSSLESS = List.of("rle", "lossless-1-0", "ls-lossless", "j2k");

  private final GreyRenderer renderer =
      new GreyRenderer(PixelLimits.standard(), ColourPolicy.REFUSE, FramePolicy.REFUSE);

  /** Of images that use all 16 bits: a frame, and which of the bits are to be stored ones. */
  static Stream<Arguments> frames() {
    return Stream.of(DrawnImage.GRAY16, DrawnImage.SIGNED16)
        .flatMap(image -> LOSSLESS.stream().map(codec -> PeerFrame.named(image + "-" + codec)))
        .flatMap(
            frame ->
                Stream.of(
                    Arguments.of(frame, 12, 15),
                    Arguments.of(frame, 12, 11),
                    Arguments.of(frame, 10, 13)));
  }

  @ParameterizedTest(name = "{0}, {1} bits up to bit {2}")
  @MethodSource("frames")
  void storedValuesAreThoseOfTheUncompressedFrame(PeerFrame frame, int stored, int highBit)
      throws UnshowableException {
    DataSetBuilder image =
        image(frame.image().format())
            .integers(Tags.BITS_STORED, stored)
            .integers(Tags.HIGH_BIT, highBit);
    short[] samples = frame.image().samples();
    int[] cells = IntStream.range(0, samples.length).map(i -> samples[i]).toArray();
    TransferSyntax syntax = TransferSyntax.of(frame.transferSyntax()).orElseThrow();

    short[] plain = values(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, Pixels.words(image, cells));
    short[] decoded = values(syntax, Pixels.fragments(image, new byte[0], frame.bytes()));

    assertThat(decoded).isEqualTo(plain);
  }

  private short[] values(TransferSyntax syntax, DataSetBuilder image) throws UnshowableException {
    DataSet dataSet = image.build();
    ImagePixelModule module = new ModuleReader(PixelLimits.standard()).read(dataSet);
    return renderer
        .stored(syntax, module, dataSet.element(Tags.PIXEL_DATA).orElseThrow().value())
        .values();
  }

  private static DataSetBuilder image(FrameFormat format) {
    return Pixels.row(format.columns(), format.bitsAllocated())
        .integers(Tags.ROWS, format.rows())
        .integers(Tags.PIXEL_REPRESENTATION, format.isSigned() ? 1 : 0);
  }
}
