package org.hilum.dicom.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DicomWriterTest {
  private final DicomReader reader = new DicomReader(ReadLimits.standard());

  @ParameterizedTest
  @EnumSource(
      value = TransferSyntax.class,
      names = {
        "IMPLICIT_LITTLE_ENDIAN",
        "EXPLICIT_LITTLE_ENDIAN",
        "EXPLICIT_BIG_ENDIAN",
        "DEFLATED"
      })
  void whatIsWrittenIsReadAgain(TransferSyntax syntax) {
    DataSet image = Objects.image(20, 30);
    byte[] file = DicomWriter.file(syntax, image);

    DicomFile read = content(reader.read(file));

    assertThat(read.syntax()).isEqualTo(syntax);
    assertThat(read.dataSet()).isEqualTo(image);
    assertThat(DicomWriter.file(read.syntax(), read.dataSet())).isEqualTo(file);
  }

  @ParameterizedTest
  @EnumSource(
      value = TransferSyntax.class,
      names = {"EXPLICIT_LITTLE_ENDIAN", "EXPLICIT_BIG_ENDIAN", "DEFLATED"})
  void aFileInPiecesIsTheSameFile(TransferSyntax syntax) {
    DataSet image = Objects.image(300, 400);

    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    DicomWriter.pieces(syntax, image).forEach(joined::writeBytes);

    assertThat(joined.toByteArray()).isEqualTo(DicomWriter.file(syntax, image));
  }

  @Test
  void pixelsArePiecesWithoutACopy() {
    DataSet image = Objects.image(300, 400);
    Bytes pixels = (Bytes) image.element(Tags.PIXEL_DATA).get().value();

    assertThat(DicomWriter.pieces(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, image))
        .anyMatch(piece -> piece == pixels.bytes());
  }

  @Test
  void fragmentsAreWrittenAsTheyAre() {
    DataSet image = Objects.encapsulated("\0\0\0\0", "abcd", "ef");
    byte[] file = DicomWriter.file(TransferSyntax.JPEG_BASELINE, image);

    DicomFile read = content(reader.read(file));

    assertThat(read.dataSet()).isEqualTo(image);
    assertThat(DicomWriter.file(read.syntax(), read.dataSet())).isEqualTo(file);
  }

  @Test
  void theMetaInformationTellsItsLengthAndItsWriter() {
    byte[] file = DicomWriter.file(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, Objects.image(2, 2));
    DataSet meta = content(reader.read(file)).meta();

    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(132 + 8);
    byte[] afterMeta = Arrays.copyOfRange(file, 132 + 12 + length, 132 + 12 + length + 4);
    assertThat(afterMeta).containsExactly(8, 0, 5, 0);
    assertThat(meta.element(Tags.FILE_META_INFORMATION_VERSION).get().value())
        .isEqualTo(new Bytes(new byte[] {0, 1}));
    assertThat(meta.uid(Tags.IMPLEMENTATION_CLASS_UID)).hasValue(FileMeta.IMPLEMENTATION_CLASS);
    assertThat(meta.text(Tags.MEDIA_STORAGE_SOP_INSTANCE_UID)).hasValue("2.25.17");
  }

  @Test
  void aCommandBeginsWithItsLength() {
    DataSet echo =
        DataSet.builder()
            .text(Tag.of(0x0000, 0x0002), "1.2.840.10008.1.1")
            .integers(Tag.of(0x0000, 0x0100), 0x30)
            .build();
    byte[] bytes = DicomWriter.command(echo);

    ByteBuffer command = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(command.getInt(0)).isZero();
    assertThat(command.getInt(8)).isEqualTo(bytes.length - 12);
    assertThat(content(reader.readDataSet(bytes, TransferSyntax.IMPLICIT_LITTLE_ENDIAN)))
        .isEqualTo(echo);
  }

  @Test
  void oddValuesArePaddedAsTheirRepresentationWants() {
    DataSet dataSet =
        DataSet.builder()
            .text(Tags.SOP_CLASS_UID, "1.2.3")
            .text(Tags.PATIENT_ID, "abc")
            .bytes(Tag.of(0x0009, 0x1001), ValueRepresentation.OB, new byte[] {1})
            .build();
    assertThat(last(dataSet, Tags.SOP_CLASS_UID)).isZero();
    assertThat(last(dataSet, Tags.PATIENT_ID)).isEqualTo((byte) ' ');
    assertThat(last(dataSet, Tag.of(0x0009, 0x1001))).isZero();
  }

  @Test
  void aTextTooLongForItsLengthFieldIsWrittenAsUnknown() {
    Tag tag = Tag.of(0x0010, 0x4000);
    DataSet dataSet = DataSet.builder().text(tag, "x".repeat(70_000)).build();
    byte[] bytes = DicomWriter.dataSet(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, dataSet);

    DataSet read = content(reader.readDataSet(bytes, TransferSyntax.EXPLICIT_LITTLE_ENDIAN));

    assertThat(read.element(tag).get().representation()).isEqualTo(ValueRepresentation.UN);
    assertThat(read.element(tag).get().value()).isEqualTo(dataSet.element(tag).get().value());
  }

  @Test
  void refusesToWriteFragmentsWhereTheSyntaxHasNone() {
    DataSet image = Objects.encapsulated("", "ab");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DicomWriter.file(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, image))
        .withMessageContaining("EXPLICIT_LITTLE_ENDIAN");
  }

  @Test
  void aFileNeedsAnObjectThatSaysWhichItIs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DicomWriter.file(TransferSyntax.DEFLATED, DataSet.builder().build()))
        .withMessageContaining("(0008,0016)");
  }

  private static byte last(DataSet dataSet, Tag tag) {
    Bytes value = (Bytes) dataSet.element(tag).get().value();
    return value.bytes()[value.length() - 1];
  }

  private static <T> T content(Reading<T> reading) {
    return reading.fold(
        content -> content,
        refused -> {
          throw new AssertionError(refused);
        });
  }
}
