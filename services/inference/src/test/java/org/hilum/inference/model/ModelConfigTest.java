package org.hilum.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.hilum.network.EngineSettings;
import org.hilum.network.Precision;
import org.junit.jupiter.api.Test;

class ModelConfigTest {

  @Test
  void pinsEveryDefault() {
    ModelConfig config = config(Map.of());

    assertThat(config.path()).isEqualTo(Path.of("models/pneumonia-guangzhou/2"));
    assertThat(config.engine()).isEqualTo(new EngineSettings(Precision.AUTO, "auto", 0));
  }

  @Test
  void takesEveryKey() {
    ModelConfig config =
        config(
            Map.of(
                "hilum.model.path", "models/other/7",
                "hilum.model.device", "cuda:0",
                "hilum.model.threads", "3",
                "hilum.model.precision", "bf16"));

    assertThat(config.path()).isEqualTo(Path.of("models/other/7"));
    assertThat(config.engine()).isEqualTo(new EngineSettings(Precision.BF16, "cuda:0", 3));
  }

  @Test
  void refusesADeviceThatCannotBe() {
    ModelConfig config = config(Map.of("hilum.model.device", "tpu"));

    assertThatThrownBy(config::engine).hasMessageContaining("device").hasMessageContaining("tpu");
  }

  private static ModelConfig config(Map<String, String> keys) {
    return new SmallRyeConfigBuilder()
        .withMapping(ModelConfig.class)
        .withDefaultValues(keys)
        .build()
        .getConfigMapping(ModelConfig.class);
  }
}
