package org.hilum.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.hilum.network.weights.ElementType;
import org.hilum.network.weights.MalformedWeightsException;
import org.hilum.network.weights.Safetensors;
import org.hilum.network.weights.StoredTensor;
import org.junit.jupiter.api.Test;

class FeaturesTest {

  @Test
  void surviveTheirFileFormat() {
    byte[] fp16 = new byte[2 * Features.SIZE];
    new Random(1).nextBytes(fp16);
    byte[] file = Features.toSafetensors(fp16);
    assertThat(Features.fromSafetensors(file)).isEqualTo(fp16);
    assertThat(Safetensors.parse(file).tensor("features").shape()).containsExactly(2048, 7, 7);
  }

  @Test
  void widenToFloats() {
    byte[] fp16 = {0x00, 0x3c, 0x00, (byte) 0xc0};
    assertThat(Features.toFloats(fp16)).containsExactly(1, -2);
  }

  @Test
  void haveAKeyForEachTrunk() {
    assertThat(Features.objectKey("5f2b", "0a1b2c3d4e5f60718293"))
        .isEqualTo("outcomes/5f2b/0a1b2c3d4e5f.safetensors")
        .startsWith(Features.folder("5f2b"))
        .matches(Features::isObjectKey);
    assertThat(Features.isObjectKey("outcomes/5f2b/failure.json")).isFalse();
  }

  @Test
  void ofAnotherSizeAreRefused() {
    assertThatThrownBy(() -> Features.toSafetensors(new byte[10]))
        .hasMessageContaining("10 bytes, expected 200704");
    byte[] other =
        Safetensors.write(Map.of("features", StoredTensor.of(ElementType.F16, new float[4], 4)));
    assertThatThrownBy(() -> Features.fromSafetensors(other))
        .isInstanceOf(MalformedWeightsException.class)
        .hasMessageContaining("[2048, 7, 7]");
  }
}
