package org.hilum.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  @Test
  void sortsWordsOptionsAndSwitches() {
    Arguments arguments = parse("folder", "--limit", "50", "--exit", "more");
    assertThat(arguments.words()).containsExactly("folder", "more");
    assertThat(arguments.number("--limit")).hasValue(50);
    assertThat(arguments.has("--exit")).isTrue();
    assertThat(parse().has("--exit")).isFalse();
    assertThat(parse().number("--limit")).isEmpty();
  }

  @Test
  void refusesAnUnknownOption() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parse("--fast"))
        .withMessage("unknown option --fast");
  }

  @Test
  void refusesAnOptionWithoutItsValue() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parse("--limit"))
        .withMessage("--limit wants a value");
  }

  @Test
  void refusesANumberThatIsNone() {
    Arguments arguments = parse("--limit", "few");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> arguments.number("--limit"))
        .withMessage("--limit wants a number, not 'few'");
  }

  private static Arguments parse(String... words) {
    return Arguments.parse(List.of(words), Set.of("--limit"), Set.of("--exit"));
  }
}
