package org.hilum.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.hilum.bench.BenchOptions.Section;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {
  private static final Path HOME = Path.of("/project");

  @Test
  void measuresEverythingUnlessToldOtherwise() {
    BenchOptions options = BenchOptions.parse(new String[0], HOME);
    assertThat(options.sections()).containsExactly(Section.values());
    assertThat(options.images()).isEqualTo(1000);
    assertThat(options.model()).isEqualTo(HOME.resolve("models/pneumonia-guangzhou/2"));
    assertThat(options.json()).isEmpty();
  }

  @Test
  void takesEveryOption() {
    String[] words = {
      "--only", "stream", "--images", "10000", "--model", "/m/2", "--json", "out.json"
    };
    BenchOptions options = BenchOptions.parse(words, HOME);
    assertThat(options.sections()).containsExactly(Section.STREAM);
    assertThat(options.images()).isEqualTo(10_000);
    assertThat(options.model()).isEqualTo(Path.of("/m/2"));
    assertThat(options.json()).contains(Path.of("out.json"));
  }

  @Test
  void saysWhichWordMakesNoSense() {
    assertThatThrownBy(() -> BenchOptions.parse(new String[] {"--speed", "9"}, HOME))
        .hasMessageContaining("--speed");
    assertThatThrownBy(() -> BenchOptions.parse(new String[] {"--only", "luck"}, HOME))
        .hasMessageContaining("luck");
    assertThatThrownBy(() -> BenchOptions.parse(new String[] {"--json"}, HOME))
        .hasMessageContaining("--json");
  }
}
