package org.hilum.dicom.net.association;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an application in the network (PS3.5 6.2, AE).
 *
 * @param value 1 to 16 characters of ASCII without backslash, no space around them
 */
public record AeTitle(String value) {
  static final int LENGTH = 16;

  private static final Pattern FORM = Pattern.compile("[!-\\[\\]-~]([ -\\[\\]-~]*[!-\\[\\]-~])?");

  public AeTitle {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException(
          "no AE title: 1 to 16 characters of ASCII without backslash");
    }
  }

  /** Of a field with spaces around the name; empty where it is none. */
  public static Optional<AeTitle> of(String field) {
    return Optional.of(field.strip()).filter(AeTitle::isWellFormed).map(AeTitle::new);
  }

  private static boolean isWellFormed(String value) {
    return value.length() <= LENGTH && FORM.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
