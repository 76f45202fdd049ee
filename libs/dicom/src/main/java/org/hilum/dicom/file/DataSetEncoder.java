package org.hilum.dicom.file;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Fragments;
import org.hilum.dicom.data.Items;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;

/** Lays out elements; sequences and items have undefined lengths (PS3.5 7.5.1). */
final class DataSetEncoder {
  private static final int MOST_SHORT_LENGTH = 0xFFFE;
  private static final int UNDEFINED = -1;

  private final ByteArrayOutputStream out;
  private final Encoding encoding;

  DataSetEncoder(ByteArrayOutputStream out, Encoding encoding) {
    this.out = out;
    this.encoding = encoding;
  }

  void write(DataSet dataSet) {
    dataSet.elements().forEach(this::write);
  }

  private void write(Element element) {
    Tag tag = element.tag();
    if (element.value() instanceof Items sequence) {
      writeHeader(tag, ValueRepresentation.SQ, UNDEFINED);
      sequence.items().forEach(this::writeItem);
      writeDelimiter(Tags.SEQUENCE_END, 0);
    } else if (element.value() instanceof Fragments pixels) {
      writeHeader(tag, element.representation(), UNDEFINED);
      writeFragment(pixels.offsetTable());
      pixels.fragments().forEach(this::writeFragment);
      writeDelimiter(Tags.SEQUENCE_END, 0);
    } else if (element.value() instanceof Bytes value) {
      writeHeader(tag, element.representation(), value.length());
      writeValue(element.representation(), value.bytes());
    }
  }

  private void writeItem(DataSet item) {
    writeDelimiter(Tags.ITEM, UNDEFINED);
    write(item);
    writeDelimiter(Tags.ITEM_END, 0);
  }

  private void writeFragment(Bytes fragment) {
    writeDelimiter(Tags.ITEM, fragment.length());
    out.writeBytes(fragment.bytes());
  }

  private void writeValue(ValueRepresentation representation, byte[] value) {
    byte[] ordered = value;
    if (encoding.isBig() && representation.unit() > 1) {
      ordered = value.clone();
      ByteOrders.swap(ordered, representation.unit());
    }
    out.writeBytes(ordered);
  }

  private void writeHeader(Tag tag, ValueRepresentation representation, int length) {
    if (!encoding.isExplicit()) {
      writeDelimiter(tag, length);
      return;
    }
    boolean isTooLong = !representation.hasLongLength() && length > MOST_SHORT_LENGTH;
    ValueRepresentation written = isTooLong ? ValueRepresentation.UN : representation; // 6.2.2
    writeTag(tag);
    out.write(written.name().charAt(0));
    out.write(written.name().charAt(1));
    if (written.hasLongLength()) {
      writeNumber(0, Short.BYTES);
      writeNumber(length, Integer.BYTES);
    } else {
      writeNumber(length, Short.BYTES);
    }
  }

  private void writeDelimiter(Tag tag, int length) {
    writeTag(tag);
    writeNumber(length, Integer.BYTES);
  }

  private void writeTag(Tag tag) {
    List.of(tag.group(), tag.element()).forEach(half -> writeNumber(half, Short.BYTES));
  }

  private void writeNumber(int number, int size) {
    for (int i = 0; i < size; i++) {
      int place = encoding.isBig() ? size - 1 - i : i;
      out.write(number >>> Byte.SIZE * place);
    }
  }
}
