package org.hilum.dicom.data;

import java.math.BigInteger;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A unique identifier (PS3.5 9.1).
 *
 * @param value numbers without leading zeros, joined by points, 64 characters at most
 */
public record Uid(String value) {
  private static final Pattern FORM = Pattern.compile("(0|[1-9]\\d*)(\\.(0|[1-9]\\d*))+");
  private static final int MAX_LENGTH = 64;

  public Uid {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("no UID: numbers joined by points, 64 characters at most");
    }
  }

  public static boolean isWellFormed(String value) {
    return value.length() <= MAX_LENGTH && FORM.matcher(value).matches();
  }

  /** Below 2.25, where anybody may name things by UUID (PS3.5 B.2). */
  public static Uid of(UUID uuid) {
    BigInteger high = new BigInteger(Long.toUnsignedString(uuid.getMostSignificantBits()));
    BigInteger low = new BigInteger(Long.toUnsignedString(uuid.getLeastSignificantBits()));
    return new Uid("2.25." + high.shiftLeft(Long.SIZE).or(low));
  }

  @Override
  public String toString() {
    return value;
  }
}
