package org.hilum.dicom.deidentify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Items;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.dicom.file.TransferSyntax;
import org.junit.jupiter.api.Test;

/** Objects of any content: none of their words comes through, whatever attribute has it. */
class RandomObjectsTest {
  private static final int ROUNDS = 1_000;

  /** Letters that no term and no code of the lists has side by side. */
  private static final String MARK = "QZX";

  /** Without those that describe the pixels, as no file without them is read. */
  private static final List<Tag> KEPT =
      Lines.of("kept-attributes.txt", 5).stream()
          .map(line -> new Tag(Integer.parseUnsignedInt(line[0].replace(">", ""), 16)))
          .filter(tag -> !Xrays.image(Xrays.COMPUTED).holds(tag) || tag.group() != 0x0028)
          .toList();

  private final Random random = new Random(11);

  @Test
  void noWordOfAnObjectComesThrough() {
    int marked = 0;
    for (int round = 0; round < ROUNDS; round++) {
      DataSet original = object();
      marked += written(original).contains(MARK) ? 1 : 0;

      Deidentified parts = Xrays.deidentifier().of(original);

      String written = written(parts.dataSet());
      assertThat(written).doesNotContain(MARK);
      assertThat(Xrays.deidentifier().of(original)).isEqualTo(parts);
      assertThat(read(written)).isEqualTo(parts.dataSet());
      assertThat(parts.dataSet().elements())
          .filteredOn(element -> !element.isEmpty())
          .allMatch(element -> Deidentifier.mayKeep(element.tag()));
    }
    assertThat(marked).isGreaterThan(ROUNDS / 2);
  }

  private DataSet object() {
    DataSetBuilder original = Xrays.image(random.nextBoolean() ? Xrays.COMPUTED : Xrays.DIGITAL);
    fill(original, 3);
    return original.build();
  }

  private void fill(DataSetBuilder dataSet, int depth) {
    int count = random.nextInt(12);
    for (int i = 0; i < count; i++) {
      Tag tag = tag();
      if (!tag.equals(Tags.PIXEL_DATA)) {
        dataSet.element(element(tag, depth));
      }
    }
  }

  private Tag tag() {
    return switch (random.nextInt(4)) {
      case 0 -> Tag.of(2 * random.nextInt(0x3000) + 9, 0x1000 + random.nextInt(0xF000));
      case 1 -> Tag.of(8 + 2 * random.nextInt(20), 0x10 + random.nextInt(0x3000));
      default -> KEPT.get(random.nextInt(KEPT.size()));
    };
  }

  private Element element(Tag tag, int depth) {
    ValueRepresentation[] all = ValueRepresentation.values();
    ValueRepresentation representation = all[random.nextInt(all.length)];
    if (representation != ValueRepresentation.SQ) {
      return new Element(tag, representation, new Bytes(value()));
    }
    DataSetBuilder item = DataSet.builder();
    if (depth > 0) {
      fill(item, depth - 1);
    }
    return new Element(tag, representation, new Items(List.of(item.build())));
  }

  private byte[] value() {
    String text =
        switch (random.nextInt(5)) {
          case 0 -> MARK + (char) ('A' + random.nextInt(26));
          case 1 -> "CHEST\\" + MARK;
          case 2 -> "1\\2\\" + MARK + "\\";
          case 3 -> "1.5 ";
          default -> "";
        };
    return (text.length() % 2 == 0 ? text : text + " ").getBytes(ISO_8859_1);
  }

  /** As a bare data set: its class may have gone. */
  private static String written(DataSet dataSet) {
    return new String(
        DicomWriter.dataSet(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, dataSet), ISO_8859_1);
  }

  private static DataSet read(String written) {
    return new DicomReader(ReadLimits.standard())
        .readDataSet(written.getBytes(ISO_8859_1), TransferSyntax.EXPLICIT_LITTLE_ENDIAN)
        .fold(
            content -> content,
            refused -> {
              throw new AssertionError(refused);
            });
  }
}
