package org.hilum.dicom.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.hilum.dicom.text.CharacterSet;

/**
 * Puts a data set together. Values take the representation that the dictionary gives their tag; a
 * value that the representation cannot hold is an {@link IllegalArgumentException} that names it.
 * An element that is put again is replaced.
 */
public final class DataSetBuilder {
  private static final int MAX_DECIMAL = 16;

  private final SortedMap<Tag, Element> elements = new TreeMap<>();
  private CharacterSet characters;

  DataSetBuilder(CharacterSet inherited) {
    this.characters = inherited;
  }

  /** Without values the element is empty. Texts outside ASCII need a character set put before. */
  public DataSetBuilder text(Tag tag, String... values) {
    ValueRepresentation representation = representation(tag);
    if (!representation.isText()) {
      throw new IllegalArgumentException(tag + " is " + representation + ", which is no text");
    }
    String text = String.join("\\", values);
    byte[] bytes =
        (representation.isLocalText() ? characters : CharacterSet.DEFAULT)
            .encode(text)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        tag + " has characters that its character set does not carry"));
    return element(new Element(tag, representation, padded(representation, bytes)));
  }

  /** For IS, US, SS, UL and SL. */
  public DataSetBuilder integers(Tag tag, long... values) {
    ValueRepresentation representation = representation(tag);
    return switch (representation) {
      case IS -> text(tag, LongStream.of(values).mapToObj(Long::toString).toArray(String[]::new));
      case US -> numbers(tag, inRange(tag, values, 0, 0xFFFF), 2);
      case SS -> numbers(tag, inRange(tag, values, Short.MIN_VALUE, Short.MAX_VALUE), 2);
      case UL -> numbers(tag, inRange(tag, values, 0, 0xFFFF_FFFFL), 4);
      case SL -> numbers(tag, inRange(tag, values, Integer.MIN_VALUE, Integer.MAX_VALUE), 4);
      default -> throw new IllegalArgumentException(tag + " is " + representation + ", no integer");
    };
  }

  /** For DS, FL and FD. */
  public DataSetBuilder decimals(Tag tag, double... values) {
    ValueRepresentation representation = representation(tag);
    return switch (representation) {
      case DS ->
          text(
              tag,
              DoubleStream.of(values).mapToObj(DataSetBuilder::decimal).toArray(String[]::new));
      case FL -> {
        ByteBuffer bytes = little(values.length * Float.BYTES);
        DoubleStream.of(values).forEach(value -> bytes.putFloat((float) value));
        yield bytes(tag, representation, bytes.array());
      }
      case FD -> {
        ByteBuffer bytes = little(values.length * Double.BYTES);
        DoubleStream.of(values).forEach(bytes::putDouble);
        yield bytes(tag, representation, bytes.array());
      }
      default -> throw new IllegalArgumentException(tag + " is " + representation + ", no decimal");
    };
  }

  public DataSetBuilder items(Tag tag, DataSet... items) {
    return element(new Element(tag, ValueRepresentation.SQ, new Items(List.of(items))));
  }

  /**
   * @param bytes little endian; padded to an even number
   */
  public DataSetBuilder bytes(Tag tag, ValueRepresentation representation, byte[] bytes) {
    return element(new Element(tag, representation, padded(representation, bytes)));
  }

  public DataSetBuilder element(Element element) {
    elements.put(element.tag(), element);
    if (element.tag().equals(Tags.SPECIFIC_CHARACTER_SET)) {
      characters =
          CharacterSet.of(element.texts(CharacterSet.DEFAULT))
              .orElseThrow(() -> new IllegalArgumentException("no such character set"));
    }
    return this;
  }

  /** Whether an element of this tag was put. */
  public boolean holds(Tag tag) {
    return elements.containsKey(tag);
  }

  /** What its texts are written in so far. */
  public CharacterSet characters() {
    return characters;
  }

  public DataSetBuilder without(Tag tag) {
    elements.remove(tag);
    return this;
  }

  public DataSet build() {
    return new DataSet(elements, characters);
  }

  private DataSetBuilder numbers(Tag tag, long[] values, int size) {
    ByteBuffer bytes = little(values.length * size);
    for (long value : values) {
      if (size == Short.BYTES) {
        bytes.putShort((short) value);
      } else {
        bytes.putInt((int) value);
      }
    }
    return bytes(tag, representation(tag), bytes.array());
  }

  private ValueRepresentation representation(Tag tag) {
    ValueRepresentation representation = Dictionary.representation(tag, isSigned());
    if (representation == ValueRepresentation.UN) {
      throw new IllegalArgumentException(tag + " is not in the dictionary");
    }
    return representation;
  }

  private boolean isSigned() {
    Element representation = elements.get(Tags.PIXEL_REPRESENTATION);
    return representation != null && Numbers.integers(representation).equals(List.of(1L));
  }

  private static long[] inRange(Tag tag, long[] values, long least, long most) {
    for (long value : values) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            "%s is %d, expected %d to %d".formatted(tag, value, least, most));
      }
    }
    return values;
  }

  /** At most 16 characters (PS3.5 6.2): as many digits as fit. */
  private static String decimal(double value) {
    String exact = BigDecimal.valueOf(value).stripTrailingZeros().toString();
    if (exact.length() <= MAX_DECIMAL) {
      return exact;
    }
    return new BigDecimal(value, new MathContext(9)).stripTrailingZeros().toString();
  }

  private static Bytes padded(ValueRepresentation representation, byte[] bytes) {
    byte[] even = Arrays.copyOf(bytes, bytes.length + bytes.length % 2);
    if (even.length > bytes.length) {
      even[bytes.length] = representation.padding();
    }
    return new Bytes(even);
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
