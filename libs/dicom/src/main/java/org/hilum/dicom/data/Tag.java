package org.hilum.dicom.data;

/**
 * An attribute's number (PS3.5 7.1). Tags are ordered as the elements of a data set are.
 *
 * @param value group in the upper 16 bits, element in the lower
 */
public record Tag(int value) implements Comparable<Tag> {

  public static Tag of(int group, int element) {
    return new Tag(group << 16 | element & 0xFFFF);
  }

  public int group() {
    return value >>> 16;
  }

  public int element() {
    return value & 0xFFFF;
  }

  /** Odd groups belong to vendors (PS3.5 7.8). */
  public boolean isPrivate() {
    return (group() & 1) == 1;
  }

  /** Reserves a block of private elements for its owner (PS3.5 7.8.1). */
  public boolean isPrivateCreator() {
    return isPrivate() && element() >= 0x10 && element() <= 0xFF;
  }

  public boolean isGroupLength() {
    return element() == 0;
  }

  @Override
  public int compareTo(Tag other) {
    return Integer.compareUnsigned(value, other.value);
  }

  /** As the standard prints it, with the attribute's keyword where the dictionary has one. */
  @Override
  public String toString() {
    String number = "(%04X,%04X)".formatted(group(), element());
    return Dictionary.keyword(this).map(keyword -> number + " " + keyword).orElse(number);
  }
}
