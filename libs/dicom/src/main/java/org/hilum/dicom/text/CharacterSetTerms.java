package org.hilum.dicom.text;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The defined terms of Specific Character Set (PS3.3 tables C.12-2 to C.12-5). */
final class CharacterSetTerms {
  private static final Map<String, Charset> WITHOUT_EXTENSION =
      Map.of(
          "ISOIR192", Charset.forName("UTF-8"),
          "GB18030", Charset.forName("GB18030"),
          "GBK", Charset.forName("GBK"));

  private CharacterSetTerms() {}

  static Optional<CharacterSet> read(List<String> terms) {
    List<String> names = terms.stream().map(CharacterSetTerms::name).toList();
    if (names.isEmpty()) {
      return Optional.of(CharacterSet.DEFAULT);
    }
    if (names.size() == 1 && WITHOUT_EXTENSION.containsKey(names.get(0))) {
      return Optional.of(new WholeCharset(WITHOUT_EXTENSION.get(names.get(0))));
    }
    boolean areKnown = names.stream().allMatch(name -> repertoire(name).isPresent());
    return areKnown ? repertoire(names.get(0)).map(CodeExtension::of) : Optional.empty();
  }

  private static String name(String term) {
    return term.toUpperCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }

  private static Optional<Repertoire> repertoire(String name) {
    if (name.isEmpty()) {
      return Optional.of(Repertoire.ASCII);
    }
    return name.startsWith("ISOIR")
        ? Repertoire.singleByte(name.substring("ISOIR".length()))
        : name.startsWith("ISO2022IR")
            ? Repertoire.registered(name.substring("ISO2022IR".length()))
            : Optional.empty();
  }
}
