package org.hilum.dicom.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Index.atIndex;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CharacterSetTest {
  private static final String NAME_DELIMITERS = "\\^=";

  /** The names of PS3.5 annexes H, I, J and K. */
  static Stream<Arguments> names() {
    return Stream.of(
        Arguments.of(
            List.of("", "ISO 2022 IR 87"),
            "Yamada^Tarou=E$B;3EDE(B^E$BB@O:E(B=E$B$d$^$@E(B^E$B$?$m$&E(B",
            "Yamada^Tarou=山田^太郎=やまだ^たろう"),
        Arguments.of(
            List.of("ISO 2022 IR 13", "ISO 2022 IR 87"),
            "\u00D4\u00CF\u00C0\u00DE^\u00C0\u00DB\u00B3=E$B;3EDE(J^E$BB@O:E(J"
                + "=E$B$d$^$@E(J^E$B$?$m$&E(J",
            "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう"),
        Arguments.of(
            List.of("", "ISO 2022 IR 149"),
            "Hong^Gildong=E$)C\u00FB\u00F3^E$)C\u00D1\u00CE\u00D4\u00D7"
                + "=E$)C\u00C8\u00AB^E$)C\u00B1\u00E6\u00B5\u00BF",
            "Hong^Gildong=洪^吉洞=홍^길동"),
        Arguments.of(
            List.of("", "ISO 2022 IR 58"),
            "Zhang^XiaoDong=E$)A\u00D5\u00C5^E$)A\u00D0\u00A1\u00B6\u00AB=",
            "Zhang^XiaoDong=张^小东="),
        Arguments.of(
            List.of("GB18030"),
            "Wang^XiaoDong=\u00CD\u00F5^\u00D0\u00A1\u00B6\u00AB=",
            "Wang^XiaoDong=王^小东="));
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsTheNamesOfTheStandard(List<String> terms, String bytes, String name) {
    assertThat(decoded(terms, bytes.replaceAll("E(?=[$(])", "\u001B"), NAME_DELIMITERS))
        .isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "ISO_IR 100, ISO-8859-1, Buc^Jérôme",
    "ISO_IR 101, ISO-8859-2, Wałęsa",
    "ISO_IR 109, ISO-8859-3, Ĉapelo",
    "ISO_IR 110, ISO-8859-4, Āboliņš",
    "ISO_IR 144, ISO-8859-5, Люкceмбypг",
    "ISO_IR 127, ISO-8859-6, قباني^لنزار",
    "ISO_IR 126, ISO-8859-7, Διονυσιος",
    "ISO_IR 138, ISO-8859-8, שרון^דבורה",
    "ISO_IR 148, ISO-8859-9, Çavuşoğlu",
    "ISO_IR 166, TIS-620, นามสกุล",
    "ISO_IR 13, JIS_X0201, ﾔﾏﾀﾞ",
    "ISO_IR 192, UTF-8, 王^小東",
    "GBK, GBK, 王^小东"
  })
  void readsAndWritesOneCharacterSet(String term, String charset, String text) {
    CharacterSet characters = CharacterSet.of(List.of(term)).orElseThrow();
    byte[] bytes = text.getBytes(Charset.forName(charset));

    assertThat(characters.decode(bytes, NAME_DELIMITERS)).isEqualTo(text);
    assertThat(characters.encode(text)).hasValueSatisfying(it -> assertThat(it).isEqualTo(bytes));
  }

  @Test
  void aSwitchOfCodeEndsWithTheValueAndTheLine() {
    List<String> terms = List.of("ISO 2022 IR 100", "ISO 2022 IR 144");
    String russian = "\u001B-L\u00BB";
    assertThat(decoded(terms, russian + "\\\u00E9", "\\")).isEqualTo("Л\\é");
    assertThat(decoded(terms, russian + "\r\n\u00E9", "")).isEqualTo("Л\r\né");
    assertThat(decoded(terms, russian + "^\u00E9", "\\")).isEqualTo("Л^щ");
  }

  @Test
  void aBackslashWithinAPairIsNoDelimiter() {
    String kanji = "\u001B$B0\\\u001B(B\\x"; // 30 5C is one character
    assertThat(decoded(List.of("", "ISO 2022 IR 87"), kanji, "\\"))
        .hasSize(3)
        .endsWith("\\x")
        .doesNotStartWith("\\");
    byte[] chinese = "誠\\x".getBytes(Charset.forName("GBK")); // D5 5C, 5C, 78
    assertThat(chinese).hasSize(4).contains('\\', atIndex(1));
    assertThat(CharacterSet.of(List.of("GBK")).orElseThrow().decode(chinese, "\\"))
        .isEqualTo("誠\\x");
  }

  @Test
  void bytesWithoutMeaningAreMarked() {
    assertThat(decoded(List.of(), "a\u00E9b", "")).isEqualTo("a\uFFFDb");
    assertThat(decoded(List.of("ISO_IR 192"), "a\u00E9b", "")).isEqualTo("a\uFFFDb");
    assertThat(decoded(List.of("", "ISO 2022 IR 87"), "a\u001B%Gb", "")).isEqualTo("a\uFFFD%Gb");
    assertThat(decoded(List.of("", "ISO 2022 IR 87"), "\u001B$B0", "")).isEqualTo("\uFFFD");
  }

  @Test
  void knowsTermsWithOtherSeparators() {
    assertThat(CharacterSet.of(List.of("ISO IR 100")))
        .isEqualTo(CharacterSet.of(List.of("ISO_IR 100")))
        .isPresent();
    assertThat(CharacterSet.of(List.of("iso-ir-192"))).isPresent();
  }

  @Test
  void refusesTermsThatAreUnknownOrMisplaced() {
    assertThat(CharacterSet.of(List.of("ISO_IR 999"))).isEmpty();
    assertThat(CharacterSet.of(List.of("LATIN1"))).isEmpty();
    assertThat(CharacterSet.of(List.of("ISO_IR 87"))).isEmpty();
    assertThat(CharacterSet.of(List.of("", "ISO_IR 192"))).isEmpty();
    assertThat(CharacterSet.of(List.of("ISO_IR 100", "nonsense"))).isEmpty();
  }

  @Test
  void doesNotWriteWhatItDoesNotCarry() {
    assertThat(CharacterSet.DEFAULT.encode("é")).isEmpty();
    assertThat(CharacterSet.of(List.of("ISO 2022 IR 149")).orElseThrow().encode("홍")).isEmpty();
  }

  private static String decoded(List<String> terms, String bytes, String delimiters) {
    return CharacterSet.of(terms).orElseThrow().decode(bytes.getBytes(ISO_8859_1), delimiters);
  }
}
