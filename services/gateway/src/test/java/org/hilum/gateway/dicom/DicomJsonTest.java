package org.hilum.gateway.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Fragments;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DicomJsonTest {
  private static final Tag PRIVATE = Tag.of(0x0099, 0x1010);
  private static final Tag REFERENCED_IMAGES = Tag.of(0x0008, 0x1140);

  /** The numbers are written little endian, as hexadecimal digits. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          US | 0100FFFF         | [1,65535]
          SS | 0100FFFF         | [1,-1]
          UL | FFFFFFFF         | [4294967295]
          SL | FFFFFFFF         | [-1]
          UV | FFFFFFFFFFFFFFFF | [18446744073709551615]
          SV | FEFFFFFFFFFFFFFF | [-2]
          FL | 0000C03F         | [1.5]
          FL | 0000C07F         | ["NaN"]
          FD | 000000000000F0BF | [-1.0]
          FD | 000000000000F0FF | ["-Infinity"]
          AT | 28001000         | ["00280010"]
          """)
  void writesNumbers(ValueRepresentation representation, String bytes, String values)
      throws JsonProcessingException {
    JsonNode attribute = attribute(representation, HexFormat.of().parseHex(bytes));

    assertThat(attribute.get("vr").textValue()).isEqualTo(representation.name());
    assertThat(new ObjectMapper().readTree(attribute.get("Value").toString()))
        .isEqualTo(new ObjectMapper().readTree(values));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AE | HILUM | ["HILUM"]
          AS | 004Y | ["004Y"]
          CS | AP\\PA | ["AP","PA"]
          CS | A\\\\B | ["A",null,"B"]
          DA | 20240229 | ["20240229"]
          DS | 0.1430\\-2e3 | [0.143,-2e3]
          DS | wide | ["wide"]
          DS | 1e400 | ["1e400"]
          DT | 20240229101112.5+0100 | ["20240229101112.5+0100"]
          IS | 7\\+8 | [7,8]
          LO | A\\B | ["A","B"]
          LT | A\\B | ["A\\\\B"]
          SH | x | ["x"]
          ST | x | ["x"]
          TM | 1011 | ["1011"]
          UC | x | ["x"]
          UI | 1.2.3 | ["1.2.3"]
          UR | http://h/?a=b | ["http://h/?a=b"]
          UT | x | ["x"]
          PN | A^B=C^D=E | [{"Alphabetic":"A^B","Ideographic":"C^D","Phonetic":"E"}]
          PN | =C^D | [{"Ideographic":"C^D"}]
          """)
  void writesTexts(ValueRepresentation representation, String text, String values)
      throws JsonProcessingException {
    JsonNode attribute = attribute(representation, ascii(text));

    assertThat(new ObjectMapper().readTree(attribute.get("Value").toString()))
        .isEqualTo(new ObjectMapper().readTree(values));
  }

  @ParameterizedTest
  @CsvSource({"OB", "OW", "OF", "OD", "OL", "OV", "UN"})
  void writesBytesInlineOrWhereTheyAre(ValueRepresentation representation) {
    byte[] bytes = {1, 2, 3, 4, 5, 6, 7, 8};

    assertThat(attribute(representation, bytes).get("InlineBinary").asText())
        .isEqualTo("AQIDBAUGBwg=");
    DataSet dataSet = DataSet.builder().bytes(PRIVATE, representation, bytes).build();
    assertThat(DicomJson.of(dataSet, (path, element) -> Optional.of("x/" + path)).toString())
        .isEqualTo(
            "{\"00991010\":{\"vr\":\"%s\",\"BulkDataURI\":\"x/00991010\"}}"
                .formatted(representation));
  }

  @Test
  void writesEmptyValuesAsNone() {
    DataSet dataSet = DataSet.builder().text(Tags.STUDY_DATE).items(REFERENCED_IMAGES).build();

    assertThat(DicomJson.of(dataSet).toString())
        .isEqualTo("{\"00080020\":{\"vr\":\"DA\"},\"00081140\":{\"vr\":\"SQ\"}}");
  }

  @Test
  void namesThePathOfBulkDataThroughItems() {
    DataSet item =
        DataSet.builder().bytes(PRIVATE, ValueRepresentation.OB, new byte[] {1, 2}).build();
    DataSet dataSet =
        DataSet.builder().items(REFERENCED_IMAGES, DataSet.builder().build(), item).build();

    assertThat(DicomJson.of(dataSet, (path, element) -> Optional.of(path)).toString())
        .isEqualTo(
            "{\"00081140\":{\"vr\":\"SQ\",\"Value\":[{},"
                + "{\"00991010\":{\"vr\":\"OB\",\"BulkDataURI\":\"00081140/1/00991010\"}}]}}");
  }

  @Test
  void writesUnicodeWhateverTheTextsWereWrittenIn() {
    DataSet latin =
        DataSet.builder()
            .text(Tags.SPECIFIC_CHARACTER_SET, "ISO_IR 100")
            .text(Tags.PATIENT_NAME, "Åström^Ida")
            .build();

    assertThat(DicomJson.of(latin).toString())
        .isEqualTo(
            "{\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]},"
                + "\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"Åström^Ida\"}]}}");
  }

  @Test
  void leavesFragmentsOut() {
    Fragments fragments =
        new Fragments(new Bytes(new byte[0]), List.of(new Bytes(new byte[] {1, 2})));
    DataSet dataSet =
        DataSet.builder()
            .element(new Element(Tags.PIXEL_DATA, ValueRepresentation.OB, fragments))
            .build();

    assertThat(DicomJson.of(dataSet).toString()).isEqualTo("{\"7FE00010\":{\"vr\":\"OB\"}}");
  }

  @Test
  void leavesOutTheRestOfDamagedNumbers() {
    byte[] bytes = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN).putInt(9).array();

    assertThat(attribute(ValueRepresentation.UL, bytes).get("Value").toString()).isEqualTo("[9]");
  }

  private static JsonNode attribute(ValueRepresentation representation, byte[] bytes) {
    DataSet dataSet = DataSet.builder().bytes(PRIVATE, representation, bytes).build();
    return DicomJson.of(dataSet).get("00991010");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
