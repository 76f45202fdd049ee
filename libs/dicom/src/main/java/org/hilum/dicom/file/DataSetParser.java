package org.hilum.dicom.file;

import static org.hilum.dicom.file.Refusal.MISPLACED_ITEM;
import static org.hilum.dicom.file.Refusal.REPEATED_ELEMENT;
import static org.hilum.dicom.file.Refusal.TOO_DEEP;
import static org.hilum.dicom.file.Refusal.TOO_MANY_ELEMENTS;
import static org.hilum.dicom.file.Refusal.TRUNCATED;
import static org.hilum.dicom.file.Refusal.TWO_PIXEL_DATA;
import static org.hilum.dicom.file.Refusal.UNKNOWN_CHARACTER_SET;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Fragments;
import org.hilum.dicom.data.Items;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Value;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.dicom.text.CharacterSet;

/** Reads elements, sequences and fragments from an input, once. */
final class DataSetParser {
  private final ByteInput in;
  private final ReadLimits limits;
  private final boolean isEncapsulated;
  private final HeaderParser headers;
  private int count;
  private boolean isSigned;

  /**
   * @param isEncapsulated whether pixel data may come in fragments
   */
  DataSetParser(ByteInput in, ReadLimits limits, boolean isEncapsulated) {
    this.in = in;
    this.limits = limits;
    this.isEncapsulated = isEncapsulated;
    this.headers = new HeaderParser(in);
  }

  /** To the end of the scope. */
  DataSet dataSet(Scope scope) throws IOException {
    DataSetBuilder elements = DataSet.builder(scope.characters());
    while (hasMore(scope)) {
      ElementHeader header = headers.next(scope, isSigned);
      if (scope.isDelimited() && header.tag().equals(Tags.ITEM_END)) {
        header.requireNoContent();
        return elements.build();
      }
      read(header, scope, elements);
    }
    requireClosed(scope);
    return elements.build();
  }

  /** Reads the next element into those read before. */
  void next(Scope scope, DataSetBuilder elements) throws IOException {
    read(headers.next(scope, isSigned), scope, elements);
  }

  private void read(ElementHeader header, Scope scope, DataSetBuilder elements) throws IOException {
    Tag tag = header.tag();
    if (header.isDelimiter()) {
      throw header.refused(MISPLACED_ITEM, "stands where an element must");
    }
    if (elements.holds(tag)) {
      throw header.refused(
          tag.equals(Tags.PIXEL_DATA) ? TWO_PIXEL_DATA : REPEATED_ELEMENT, "comes again");
    }
    countOneMore(header);
    Element element = element(header, scope, elements.characters());
    if (tag.equals(Tags.SPECIFIC_CHARACTER_SET)) {
      requireKnownCharacters(header, element);
    }
    if (tag.equals(Tags.PIXEL_REPRESENTATION) && scope.depth() == 0) {
      isSigned = element.value() instanceof Bytes it && it.length() > 0 && it.bytes()[0] == 1;
    }
    if (!tag.isGroupLength()) { // retired, and wrong as soon as anything else changes
      elements.element(element);
    }
  }

  private Element element(ElementHeader header, Scope scope, CharacterSet characters)
      throws IOException {
    header.requireBytesForPixels();
    ValueRepresentation representation = header.representation();
    if (representation == ValueRepresentation.SQ) {
      return sequence(header, scope, scope.encoding(), characters);
    }
    if (!header.isUndefined()) {
      requireFragments(header, scope);
      return new Element(header.tag(), representation, bytes(header, scope));
    }
    if (representation == ValueRepresentation.UN) { // PS3.5 6.2.2, note 2
      return sequence(header, scope, Encoding.IMPLICIT_LITTLE, characters);
    }
    if (isEncapsulated && header.tag().equals(Tags.PIXEL_DATA)) {
      return new Element(header.tag(), representation, fragments(header, scope));
    }
    throw header.lying("has an undefined length, which it cannot have");
  }

  /** Of an image, not of an icon within it, which comes as it is (PS3.5 A.4). */
  private void requireFragments(ElementHeader header, Scope scope) throws UnreadableException {
    if (isEncapsulated && scope.depth() == 0 && header.tag().equals(Tags.PIXEL_DATA)) {
      throw header.lying("claims a number of bytes, expected fragments");
    }
  }

  private Bytes bytes(ElementHeader header, Scope scope) throws IOException {
    header.requirePlausibleLength(scope.end() - in.position());
    byte[] bytes = in.bytes(header.length(), header.name(), header.offset());
    if (scope.encoding().isBig()) {
      ByteOrders.swap(bytes, header.representation().unit());
    }
    return new Bytes(bytes);
  }

  private Element sequence(
      ElementHeader header, Scope around, Encoding inside, CharacterSet characters)
      throws IOException {
    if (around.depth() == limits.maxDepth()) {
      throw header.refused(TOO_DEEP, "is within %d sequences".formatted(around.depth()));
    }
    Scope scope = opened(header, around).deeper(inside, characters);
    List<DataSet> items = new ArrayList<>();
    for (ElementHeader item = item(scope); !isEnd(item); item = item(scope)) {
      items.add(dataSet(opened(item, scope)));
    }
    return new Element(header.tag(), ValueRepresentation.SQ, new Items(items));
  }

  private Value fragments(ElementHeader header, Scope around) throws IOException {
    Scope scope = opened(header, around);
    List<Bytes> fragments = new ArrayList<>();
    for (ElementHeader item = item(scope); !isEnd(item); item = item(scope)) {
      if (item.isUndefined()) {
        throw item.lying("is a fragment of undefined length");
      }
      item.requirePlausibleLength(scope.end() - in.position());
      fragments.add(new Bytes(in.bytes(item.length(), item.name(), item.offset())));
    }
    if (fragments.isEmpty()) {
      throw header.refused(MISPLACED_ITEM, "has no offset table");
    }
    return new Fragments(fragments.get(0), fragments.subList(1, fragments.size()));
  }

  /** The header of the next item, or of the end of the sequence, whether it is written or not. */
  private ElementHeader item(Scope scope) throws IOException {
    if (!hasMore(scope)) {
      requireClosed(scope);
      return new ElementHeader(Tags.SEQUENCE_END, ValueRepresentation.UN, 0, in.position());
    }
    ElementHeader header = headers.next(scope, isSigned);
    if (scope.isDelimited() && isEnd(header)) {
      header.requireNoContent();
      return header;
    }
    if (!header.tag().equals(Tags.ITEM)) {
      throw header.refused(MISPLACED_ITEM, "stands where an item must");
    }
    countOneMore(header);
    return header;
  }

  private Scope opened(ElementHeader header, Scope around) throws IOException {
    if (!header.isUndefined()) {
      header.requirePlausibleLength(around.end() - in.position());
    }
    return around.within(header, in.position());
  }

  private boolean hasMore(Scope scope) throws IOException {
    return scope.end() == Scope.OPEN ? !in.isAtEnd() : in.position() < scope.end();
  }

  private void requireClosed(Scope scope) throws UnreadableException {
    if (scope.isDelimited()) {
      throw new UnreadableException(
          scope.end() == Scope.OPEN ? TRUNCATED : Refusal.LYING_LENGTH,
          in.position(),
          "a sequence or an item of undefined length has no end");
    }
  }

  private void countOneMore(ElementHeader header) throws UnreadableException {
    if (++count > limits.maxElements()) {
      throw header.refused(
          TOO_MANY_ELEMENTS, "is one more than %d elements".formatted(limits.maxElements()));
    }
  }

  private static boolean isEnd(ElementHeader header) {
    return header.tag().equals(Tags.SEQUENCE_END);
  }

  private static void requireKnownCharacters(ElementHeader header, Element element)
      throws UnreadableException {
    List<String> terms = element.texts(CharacterSet.DEFAULT);
    if (CharacterSet.of(terms).isEmpty()) {
      throw header.refused(UNKNOWN_CHARACTER_SET, "names a character set that is not known");
    }
  }
}
