package org.hilum.dicom.text;

import java.util.List;
import java.util.Optional;

/** What the texts of a data set are written in (PS3.3 C.12.1.1.2, PS3.5 6.1). */
public interface CharacterSet {

  /** ISO-IR 6, which is ASCII. */
  CharacterSet DEFAULT = CodeExtension.of(Repertoire.ASCII);

  /**
   * Reads the values of Specific Character Set. Terms are also known with other separators, as
   * devices write them: {@code ISO IR 100}.
   *
   * @return empty where a term is unknown, or stands where it cannot
   */
  static Optional<CharacterSet> of(List<String> terms) {
    return CharacterSetTerms.read(terms);
  }

  /**
   * What cannot be read becomes U+FFFD.
   *
   * @param delimiters ASCII characters that end a switch of code, apart from the ends of lines,
   *     pages and tabs, which always do (PS3.5 6.1.2.5.3)
   */
  String decode(byte[] bytes, String delimiters);

  /** Without switches of code; empty where the text has characters that need one, or none has. */
  Optional<byte[]> encode(String text);
}
