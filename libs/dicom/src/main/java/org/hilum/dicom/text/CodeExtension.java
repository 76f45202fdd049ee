package org.hilum.dicom.text;

import java.util.Optional;

/**
 * Texts that may switch code within (ISO 2022 as PS3.5 6.1.2.5 restricts it).
 *
 * @param lower what bytes below 128 mean at the beginning
 * @param upper what the others mean at the beginning; ASCII where they mean nothing
 */
record CodeExtension(Repertoire lower, Repertoire upper) implements CharacterSet {

  /** What the first value of Specific Character Set says. */
  static CodeExtension of(Repertoire first) {
    if (first == Repertoire.KATAKANA) {
      return new CodeExtension(Repertoire.ROMAJI, Repertoire.KATAKANA);
    }
    return first.isLowerHalf()
        ? new CodeExtension(Repertoire.ASCII, Repertoire.ASCII)
        : new CodeExtension(Repertoire.ASCII, first);
  }

  @Override
  public String decode(byte[] bytes, String delimiters) {
    return new SwitchedText(this, bytes, delimiters).read();
  }

  @Override
  public Optional<byte[]> encode(String text) {
    Repertoire plain = upper.needsSwitch() ? Repertoire.ASCII : upper;
    return WholeCharset.encode(plain.charset(), text);
  }
}
