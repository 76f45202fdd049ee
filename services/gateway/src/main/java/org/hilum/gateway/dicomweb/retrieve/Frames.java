package org.hilum.gateway.dicomweb.retrieve;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hilum.dicom.codec.Decoding;
import org.hilum.dicom.codec.FrameDecoder;
import org.hilum.dicom.codec.FrameDecoders;
import org.hilum.dicom.codec.FrameFormat;
import org.hilum.dicom.codec.Samples;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Fragments;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Value;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.pixel.PhotometricInterpretation;

/** The frames of an object, as they are stored and uncompressed. */
final class Frames {
  private final TransferSyntax syntax;
  private final DataSet dataSet;
  private final Value pixels;

  private Frames(TransferSyntax syntax, DataSet dataSet, Value pixels) {
    this.syntax = syntax;
    this.dataSet = dataSet;
    this.pixels = pixels;
  }

  /** Empty where there are no pixels. */
  static Optional<Frames> of(DicomFile file) {
    return file.dataSet()
        .element(Tags.PIXEL_DATA)
        .map(Element::value)
        .map(pixels -> new Frames(file.syntax(), file.dataSet(), pixels));
  }

  static boolean canBeUncompressed(TransferSyntax syntax) {
    return !syntax.isEncapsulated() || FrameDecoders.of(syntax.uid()).isPresent();
  }

  /** The same object in Explicit VR Little Endian; empty where its pixels cannot be decoded. */
  static Optional<DicomFile> uncompressed(DicomFile file) {
    Optional<Frames> frames = of(file).filter(it -> file.syntax().isEncapsulated());
    Optional<DataSet> dataSet =
        frames.isPresent() ? frames.get().decodedDataSet() : Optional.of(file.dataSet());
    return dataSet.map(it -> new DicomFile(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, file.meta(), it));
  }

  int count() {
    return Math.max(1, dataSet.integer(Tags.NUMBER_OF_FRAMES).orElse(1));
  }

  /**
   * A frame as it is stored, compressed or not.
   *
   * @param number from 1
   */
  byte[] stored(int number) {
    if (pixels instanceof Fragments fragments) {
      return count() == 1
          ? joined(fragments.fragments())
          : fragments.fragments().get(number - 1).bytes();
    }
    byte[] all = ((Bytes) pixels).bytes();
    int length = frameBytes(PhotometricInterpretation.nativeSamplesPerPixel(dataSet));
    return Arrays.copyOfRange(all, (number - 1) * length, number * length);
  }

  /**
   * Little endian; empty where the frame cannot be decoded.
   *
   * @param number from 1
   */
  Optional<byte[]> uncompressed(int number) {
    return pixels instanceof Bytes
        ? Optional.of(stored(number))
        : samples(number).map(samples -> bytes(samples.values()));
  }

  private Optional<Samples> samples(int number) {
    return FrameDecoders.of(syntax.uid()).flatMap(decoder -> samples(decoder, number));
  }

  private Optional<Samples> samples(FrameDecoder decoder, int number) {
    FrameFormat format =
        new FrameFormat(
            required(Tags.ROWS),
            required(Tags.COLUMNS),
            samplesPerPixel(),
            required(Tags.BITS_ALLOCATED),
            required(Tags.BITS_STORED),
            dataSet.integer(Tags.PIXEL_REPRESENTATION).orElse(0) == 1);
    return decoder
        .decode(stored(number), format)
        .fold(
            (Decoding.Decoded decoded) -> Optional.of(decoded.samples()),
            refused -> Optional.empty());
  }

  private Optional<DataSet> decodedDataSet() {
    ByteArrayOutputStream all = new ByteArrayOutputStream(frameBytes(samplesPerPixel()) * count());
    DataSetBuilder decoded = dataSet.toBuilder();
    for (int number = 1; number <= count(); number++) {
      Optional<Samples> samples = samples(number);
      if (samples.isEmpty()) {
        return Optional.empty();
      }
      all.writeBytes(bytes(samples.get().values()));
      if (samplesPerPixel() > 1) {
        decoded.integers(Tags.PLANAR_CONFIGURATION, 0);
      }
      PhotometricInterpretation.ofDecoded(dataSet, samples.get())
          .ifPresent(term -> decoded.text(Tags.PHOTOMETRIC_INTERPRETATION, term));
    }
    return Optional.of(
        decoded.bytes(Tags.PIXEL_DATA, ValueRepresentation.OW, all.toByteArray()).build());
  }

  private byte[] bytes(short[] values) {
    boolean isByte = required(Tags.BITS_ALLOCATED) == Byte.SIZE;
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * (isByte ? 1 : 2)).order(ByteOrder.LITTLE_ENDIAN);
    for (short value : values) {
      if (isByte) {
        bytes.put((byte) value);
      } else {
        bytes.putShort(value);
      }
    }
    return bytes.array();
  }

  private int frameBytes(int samplesPerPixel) {
    return required(Tags.ROWS)
        * required(Tags.COLUMNS)
        * samplesPerPixel
        * (required(Tags.BITS_ALLOCATED) / Byte.SIZE);
  }

  private int samplesPerPixel() {
    return dataSet.integer(Tags.SAMPLES_PER_PIXEL).orElse(1);
  }

  /** Admission lets nothing in that lacks one of these. */
  private int required(Tag tag) {
    return dataSet
        .integer(tag)
        .orElseThrow(() -> new IllegalStateException("an object with pixels lacks " + tag));
  }

  private static byte[] joined(List<Bytes> fragments) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    fragments.forEach(fragment -> frame.writeBytes(fragment.bytes()));
    return frame.toByteArray();
  }
}
