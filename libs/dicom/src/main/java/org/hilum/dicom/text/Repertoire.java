package org.hilum.dicom.text;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;

/**
 * A registered set of characters, and the escape sequence that switches to it. Those of the lower
 * half (G0) are written with bytes below 128, those of the upper (G1) with the others.
 */
enum Repertoire {
  ASCII("6", "(B", "US-ASCII"),
  ROMAJI("14", "(J", "JIS_X0201"),
  KANJI("87", "$B", "x-JIS0208"),
  SUPPLEMENTARY_KANJI("159", "$(D", "JIS_X0212-1990"),
  LATIN_1("100", "-A", "ISO-8859-1"),
  LATIN_2("101", "-B", "ISO-8859-2"),
  LATIN_3("109", "-C", "ISO-8859-3"),
  LATIN_4("110", "-D", "ISO-8859-4"),
  LATIN_5("148", "-M", "ISO-8859-9"),
  LATIN_9("203", "-b", "ISO-8859-15"),
  CYRILLIC("144", "-L", "ISO-8859-5"),
  ARABIC("127", "-G", "ISO-8859-6"),
  GREEK("126", "-F", "ISO-8859-7"),
  HEBREW("138", "-H", "ISO-8859-8"),
  THAI("166", "-T", "TIS-620"),
  KATAKANA("13", ")I", "JIS_X0201"),
  KOREAN("149", "$)C", "EUC-KR"),
  CHINESE("58", "$)A", "GB2312");

  private final String number;
  private final String escape;
  private final Charset charset;

  Repertoire(String number, String escape, String charset) {
    this.number = number;
    this.escape = escape;
    this.charset = Charset.forName(charset);
  }

  /** By ISO-IR number. */
  static Optional<Repertoire> registered(String number) {
    return Arrays.stream(values())
        .filter(it -> it != ROMAJI && it.number.equals(number))
        .findFirst();
  }

  /** Those that may stand without switches of code (PS3.3 table C.12-2). */
  static Optional<Repertoire> singleByte(String number) {
    return registered(number).filter(it -> !it.needsSwitch());
  }

  /** The one whose sequence follows the escape character at this place. */
  static Optional<Repertoire> escapedAt(byte[] bytes, int from) {
    return Arrays.stream(values()).filter(it -> it.isEscapedAt(bytes, from)).findFirst();
  }

  private boolean isEscapedAt(byte[] bytes, int from) {
    if (bytes.length - from < escape.length()) {
      return false;
    }
    for (int i = 0; i < escape.length(); i++) {
      if (bytes[from + i] != escape.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is never meant without its escape sequence, having two bytes a character. */
  boolean needsSwitch() {
    return escape.startsWith("$");
  }

  int escapeLength() {
    return escape.length();
  }

  boolean isLowerHalf() {
    return escape.startsWith("(") || this == KANJI || this == SUPPLEMENTARY_KANJI;
  }

  /** Whether bytes below 128 come in pairs, a backslash among them being none. */
  boolean isPaired() {
    return this == KANJI || this == SUPPLEMENTARY_KANJI;
  }

  Charset charset() {
    return charset;
  }
}
