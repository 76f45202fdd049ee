package org.hilum.dicom.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hilum.dicom.file.ElementHeader.UNDEFINED;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Fragments;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;
import org.junit.jupiter.api.Test;

class DicomReaderTest {
  private static final Tag OWNER = Tag.of(0x0009, 0x0010);
  private static final Tag OWNED = Tag.of(0x0009, 0x1001);

  private final DicomReader reader = new DicomReader(ReadLimits.standard());

  @Test
  void readsSequencesOfDefinedAndUndefinedLengthAlike() {
    byte[] item = Surgery.start().brief(Objects.CODE_VALUE, "SH", 2, ascii("T1")).bytes();
    byte[] defined =
        Surgery.start()
            .wide(Objects.PURPOSE, "SQ", 8 + item.length)
            .bare(Tags.ITEM, item.length, item)
            .bytes();
    byte[] undefined =
        Surgery.start()
            .wide(Objects.PURPOSE, "SQ", UNDEFINED)
            .bare(Tags.ITEM, UNDEFINED, item)
            .endOfItem()
            .endOfSequence()
            .bytes();

    DataSet dataSet = explicit(defined);
    assertThat(dataSet.items(Objects.PURPOSE)).hasSize(1);
    assertThat(dataSet.items(Objects.PURPOSE).get(0).text(Objects.CODE_VALUE)).hasValue("T1");
    assertThat(explicit(undefined)).isEqualTo(dataSet);
  }

  @Test
  void readsAnUnknownSequenceOfUndefinedLengthAsImplicit() {
    byte[] content =
        Surgery.start()
            .bare(Tags.ITEM, UNDEFINED)
            .bare(Tags.PATIENT_ID, 2, ascii("P1"))
            .bare(OWNED, UNDEFINED)
            .bare(Tags.ITEM, 10)
            .bare(Objects.CODE_VALUE, 2, ascii("C1"))
            .endOfSequence()
            .endOfItem()
            .endOfSequence()
            .bytes();
    byte[] bytes =
        Surgery.start()
            .wide(OWNED, "UN", UNDEFINED, content)
            .brief(Tags.PATIENT_ID, "LO", 2, ascii("P2"))
            .bytes();

    DataSet item = explicit(bytes).items(OWNED).get(0);
    assertThat(item.text(Tags.PATIENT_ID)).hasValue("P1");
    assertThat(item.items(OWNED).get(0).text(Objects.CODE_VALUE)).hasValue("C1");
    assertThat(explicit(bytes).text(Tags.PATIENT_ID)).hasValue("P2");
  }

  @Test
  void keepsPrivateElements() {
    byte[] bytes =
        Surgery.start()
            .brief(OWNER, "LO", 4, ascii("MAKE"))
            .brief(OWNED, "US", 2, (byte) 1, (byte) 2)
            .bytes();
    assertThat(explicit(bytes).text(OWNER)).hasValue("MAKE");
    assertThat(explicit(bytes).integer(OWNED)).hasValue(0x0201);

    byte[] implicit =
        Surgery.start().bare(OWNER, 4, ascii("MAKE")).bare(OWNED, 2, ascii("xy")).bytes();
    DataSet read = content(reader.readDataSet(implicit, TransferSyntax.IMPLICIT_LITTLE_ENDIAN));
    assertThat(read.text(OWNER)).hasValue("MAKE");
    assertThat(read.element(OWNED))
        .hasValue(new Element(OWNED, ValueRepresentation.UN, new Bytes(ascii("xy"))));
  }

  @Test
  void tellsSignedFromUnsignedInImplicitSyntaxes() {
    byte[] bytes =
        Surgery.start()
            .bare(Tags.PIXEL_REPRESENTATION, 2, (byte) 1, (byte) 0)
            .bare(Tags.PIXEL_PADDING_VALUE, 2, (byte) 0xFE, (byte) 0xFF)
            .bytes();
    DataSet read = content(reader.readDataSet(bytes, TransferSyntax.IMPLICIT_LITTLE_ENDIAN));
    assertThat(read.integer(Tags.PIXEL_PADDING_VALUE)).hasValue(-2);
  }

  @Test
  void leavesGroupLengthsOut() {
    byte[] bytes =
        Surgery.start()
            .brief(Tag.of(0x0010, 0x0000), "UL", 4, new byte[] {9, 9, 9, 9})
            .brief(Tags.PATIENT_ID, "LO", 2, ascii("P1"))
            .bytes();
    assertThat(explicit(bytes).elements())
        .extracting(Element::tag)
        .containsExactly(Tags.PATIENT_ID);
  }

  @Test
  void keepsFragmentsApart() {
    DataSet dataSet = Objects.encapsulated("", "ab", "cdef", "");
    byte[] file = DicomWriter.file(TransferSyntax.RLE, dataSet);

    Fragments pixels =
        (Fragments) content(reader.read(file)).dataSet().element(Tags.PIXEL_DATA).get().value();
    assertThat(pixels.offsetTable().length()).isZero();
    assertThat(pixels.fragments())
        .isEqualTo(
            List.of(new Bytes(ascii("ab")), new Bytes(ascii("cdef")), new Bytes(new byte[0])));
  }

  @Test
  void readsAStreamAsItReadsBytes() throws IOException {
    for (TransferSyntax syntax :
        List.of(TransferSyntax.IMPLICIT_LITTLE_ENDIAN, TransferSyntax.DEFLATED)) {
      byte[] file = DicomWriter.file(syntax, Objects.image(20, 30));
      assertThat(reader.read(new ByteArrayInputStream(file))).isEqualTo(reader.read(file));
    }
  }

  @Test
  void anItemInheritsTheCharactersAroundIt() {
    byte[] name = "Ä".getBytes(UTF_8);
    byte[] item = Surgery.start().brief(Tags.PATIENT_ID, "LO", 2, name).bytes();
    byte[] bytes =
        Surgery.start()
            .brief(Tags.SPECIFIC_CHARACTER_SET, "CS", 10, ascii("ISO_IR 192"))
            .wide(Objects.PURPOSE, "SQ", UNDEFINED)
            .bare(Tags.ITEM, item.length, item)
            .endOfSequence()
            .bytes();
    assertThat(explicit(bytes).items(Objects.PURPOSE).get(0).text(Tags.PATIENT_ID)).hasValue("Ä");
  }

  private DataSet explicit(byte[] bytes) {
    return content(reader.readDataSet(bytes, TransferSyntax.EXPLICIT_LITTLE_ENDIAN));
  }

  private static <T> T content(Reading<T> reading) {
    return reading.fold(
        content -> content,
        refused -> {
          throw new AssertionError(refused);
        });
  }

  private static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
