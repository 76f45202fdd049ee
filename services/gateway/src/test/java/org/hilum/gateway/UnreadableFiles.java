package org.hilum.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Fragments;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.SopClasses;

/** Files of {@link Radiographs}, each damaged in its own way. */
public final class UnreadableFiles {
  private static final String NAME = "PN\14\0" + Radiographs.NAME;
  private static final int BOMB_BYTES = 60_000_000;

  private UnreadableFiles() {}

  /**
   * @param why the word that its refusal has
   */
  public record Damaged(String what, byte[] file, String why) {
    @Override
    public String toString() {
      return what;
    }
  }

  public static Stream<Damaged> all() {
    byte[] whole = Radiographs.bytes(Radiographs.computed().build());
    return Stream.of(
        damaged("ends early", Arrays.copyOf(whole, whole.length - 100), "TRUNCATED"),
        damaged("a program", with(whole, 0, "MZ"), "FOREIGN_PREAMBLE"),
        damaged("an archive", with(whole, 0, "PK\3\4"), "FOREIGN_PREAMBLE"),
        damaged("another syntax", with(whole, "840.10008.1.2.1", "840.10008.1.2.9"), "UNKNOWN"),
        damaged("a name cut short", with(whole, NAME, "PN\4\0"), "WRONG_REPRESENTATION"),
        damaged("a name of odd length", with(whole, NAME, "PN\5\0"), "LYING_LENGTH"),
        damaged("a name of 64 kB", with(whole, NAME, "PN\376\377"), "TRUNCATED"),
        damaged(
            "pixels of 4 GB", with(whole, "\340\177\20\0OW\0\0", 8, "\376\377\377\377"), "LYING"),
        damaged("a name in no representation", with(whole, NAME, "ZZ"), "WRONG_REPRESENTATION"),
        damaged(
            "other characters", with(whole, "ISO_IR 100", "ISO_IR 999"), "UNKNOWN_CHARACTER_SET"),
        damaged(
            "no rows", bytes(Radiographs.computed().without(Tags.ROWS).build()), "PIXELS_WITHOUT"),
        damaged("two kinds of pixels", twoKindsOfPixels(), "TWO_PIXEL_DATA"),
        damaged("10,000 sequences in each other", nested(whole), "TOO_DEEP"),
        damaged("60 MB out of 60 kB", deflatedBomb(), "BOMB"),
        damaged("segments of RLE that are none", rleBomb(), "MALFORMED_PIXELS"));
  }

  private static Damaged damaged(String what, byte[] file, String why) {
    return new Damaged(what, file, why);
  }

  private static byte[] bytes(DataSet dataSet) {
    return Radiographs.bytes(dataSet);
  }

  private static byte[] with(byte[] file, String found, String instead) {
    return with(file, found, 0, instead);
  }

  private static byte[] with(byte[] file, String found, int offset, String instead) {
    int at = new String(file, ISO_8859_1).indexOf(found);
    if (at < 0) {
      throw new IllegalArgumentException(found + " is not in the file");
    }
    return with(file, at + offset, instead);
  }

  private static byte[] with(byte[] file, int at, String instead) {
    byte[] changed = file.clone();
    byte[] bytes = instead.getBytes(ISO_8859_1);
    System.arraycopy(bytes, 0, changed, at, bytes.length);
    return changed;
  }

  private static byte[] twoKindsOfPixels() {
    return bytes(
        Radiographs.computed()
            .bytes(Tags.FLOAT_PIXEL_DATA, ValueRepresentation.OF, new byte[8])
            .build());
  }

  private static byte[] nested(byte[] file) {
    ByteArrayOutputStream deep = new ByteArrayOutputStream();
    deep.writeBytes(file);
    for (int i = 0; i < 10_000; i++) {
      deep.writeBytes("\376\177\1\20SQ\0\0\377\377\377\377".getBytes(ISO_8859_1));
      deep.writeBytes("\376\377\0\340\377\377\377\377".getBytes(ISO_8859_1));
    }
    return deep.toByteArray();
  }

  private static byte[] deflatedBomb() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(
        DicomWriter.fileHeader(
            TransferSyntax.DEFLATED, SopClasses.COMPUTED_RADIOGRAPHY, new Uid("1.2.3")));
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(file, new Deflater(Deflater.BEST_SPEED, true))) {
      out.write("\11\0\1\20OB\0\0\0\207\223\3".getBytes(ISO_8859_1)); // 60,000,000 bytes follow
      byte[] zeros = new byte[BOMB_BYTES / 100];
      for (int i = 0; i < 100; i++) {
        out.write(zeros);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory is full", e);
    }
    return file.toByteArray();
  }

  private static byte[] rleBomb() {
    byte[] segments = new byte[1_000];
    segments[0] = 15; // and none begins anywhere
    DataSet image =
        Radiographs.computed()
            .element(
                new Element(
                    Tags.PIXEL_DATA,
                    ValueRepresentation.OB,
                    new Fragments(new Bytes(new byte[0]), List.of(new Bytes(segments)))))
            .build();
    return DicomWriter.file(TransferSyntax.RLE, image);
  }
}
