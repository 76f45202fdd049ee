package org.hilum.training.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hilum.schemas.Verdict;
import org.hilum.training.data.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:41:07Z");

  @ParameterizedTest
  @CsvSource({
    "NORMAL,              NORMAL",
    "PNEUMONIA,           UNSPECIFIED",
    "BACTERIAL_PNEUMONIA, BACTERIAL",
    "VIRAL_PNEUMONIA,     VIRAL"
  })
  void takesTheWordOfASingleReader(String verdict, Finding finding) {
    assertThat(undecided(verdict)).isEqualTo(CaseLabel.labelled(finding, List.of("reader-1")));
  }

  @Test
  void makesOneLabelOfReadersWhoAgree() {
    assertThat(undecided("NORMAL", "NORMAL", "NORMAL"))
        .isEqualTo(CaseLabel.labelled(Finding.NORMAL, List.of("reader-1", "reader-2", "reader-3")));
  }

  @Test
  void letsTheCauseStandThatOnlyOneTells() {
    assertThat(undecided("PNEUMONIA", "VIRAL_PNEUMONIA").finding()).hasValue(Finding.VIRAL);
    assertThat(undecided("BACTERIAL_PNEUMONIA", "PNEUMONIA", "BACTERIAL_PNEUMONIA").finding())
        .hasValue(Finding.BACTERIAL);
  }

  @ParameterizedTest
  @CsvSource({
    "NORMAL,              PNEUMONIA",
    "BACTERIAL_PNEUMONIA, VIRAL_PNEUMONIA",
    "NORMAL,              UNREADABLE",
    "PNEUMONIA,           TUBERCULOSIS"
  })
  void putsReadersWhoDisagreeIntoQuarantine(String one, String other) {
    assertThat(undecided(one, other))
        .isEqualTo(CaseLabel.quarantined(List.of("reader-1", "reader-2")));
  }

  @Test
  void asksNoMajority() {
    assertThat(undecided("NORMAL", "NORMAL", "NORMAL", "PNEUMONIA").standing())
        .isEqualTo(Standing.QUARANTINED);
  }

  @Test
  void givesNoLabelToWhatIsUnreadableOrUnknown() {
    assertThat(undecided("UNREADABLE", "UNREADABLE").exclusion()).hasValue(Exclusion.UNREADABLE);
    assertThat(undecided("TUBERCULOSIS").exclusion()).hasValue(Exclusion.UNKNOWN_LABEL);
  }

  @Test
  void takesTheWordOfWhoDecided() {
    Resolution decision = new Resolution(Verdict.VIRAL_PNEUMONIA, "chief", NOW, 2);

    assertThat(Agreement.of(words("NORMAL", "PNEUMONIA"), Optional.of(decision)))
        .isEqualTo(CaseLabel.labelled(Finding.VIRAL, List.of("chief")));
  }

  @Test
  void reopensACaseWhenALaterVerdictContradictsTheDecision() {
    Optional<Resolution> decision = Optional.of(new Resolution(Verdict.PNEUMONIA, "chief", NOW, 2));

    assertThat(Agreement.of(words("NORMAL", "PNEUMONIA", "NORMAL"), decision).standing())
        .isEqualTo(Standing.QUARANTINED);
    assertThat(Agreement.of(words("NORMAL", "PNEUMONIA", "VIRAL_PNEUMONIA"), decision))
        .isEqualTo(CaseLabel.labelled(Finding.UNSPECIFIED, List.of("chief")));
  }

  private static CaseLabel undecided(String... verdicts) {
    return Agreement.of(words(verdicts), Optional.empty());
  }

  /** Collected one after the other, by another reader each. */
  private static List<ReaderVerdict> words(String... verdicts) {
    List<String> words = Arrays.asList(verdicts);
    return IntStream.rangeClosed(1, words.size())
        .mapToObj(n -> new ReaderVerdict("reader-" + n, words.get(n - 1), NOW, n))
        .toList();
  }
}
