package org.hilum.network.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hilum.network.RandomWeights;
import org.hilum.network.layers.LayerTable;
import org.junit.jupiter.api.Test;

class PackedTrunkTest {

  private static final LayerTable TABLE = RandomWeights.SMALL;

  private final Weights weights = RandomWeights.of(TABLE, 1);
  private final byte[] file = PackedTrunk.pack(TABLE, weights);

  @Test
  void keepsVectorsExactlyAndKernelsWithinHalfAStep() {
    PackedTrunk trunk = PackedTrunk.unpack(TABLE, file);
    assertThat(trunk.weights().names()).isEqualTo(TABLE.trunkShapes().keySet());
    TABLE
        .trunkShapes()
        .forEach(
            (name, shape) -> {
              float[] before = weights.values(name);
              float[] after = trunk.weights().values(name);
              int each = before.length / shape[0];
              for (int i = 0; i < before.length; i++) {
                int from = i / each * each;
                float tolerance = shape.length == 1 ? 0 : 0.501f * step(before, from, each);
                assertThat(Math.abs(after[i] - before[i])).isLessThanOrEqualTo(tolerance);
              }
            });
  }

  private static float step(float[] values, int from, int count) {
    float largest = 0;
    for (int i = from; i < from + count; i++) {
      largest = Math.max(largest, Math.abs(values[i]));
    }
    return largest / 127;
  }

  @Test
  void packingWhatWasUnpackedGivesTheSameBytes() {
    PackedTrunk trunk = PackedTrunk.unpack(TABLE, file);
    assertThat(PackedTrunk.pack(TABLE, trunk.weights())).isEqualTo(file);
    assertThat(trunk.digest()).isEqualTo(Digest.of(file));
  }

  /** Some scales change in their last bit when 127 of them are divided by 127. */
  @Test
  void aKernelThatIsPackedAlreadyKeepsItsScales() {
    Random random = new Random(4);
    float scale = 1;
    while (127 * scale / 127 == scale) {
      scale = random.nextFloat();
    }
    String name = "conv2_block1_1_conv.kernel";
    int[] shape = TABLE.trunkShapes().get(name);
    float[] scales = new float[shape[0]];
    Arrays.fill(scales, scale);
    byte[] steps = new byte[shape[0] * shape[1]];
    Arrays.fill(steps, (byte) 127);
    QuantizedTensor kernel = new QuantizedTensor(shape, ByteBuffer.wrap(steps), scales);

    byte[] again = PackedTrunk.pack(TABLE, weights.with(new Weights(Map.of(name, kernel))));

    assertThat(PackedTrunk.unpack(TABLE, again).weights().values(name)).isEqualTo(kernel.values());
  }

  @Test
  void storesLayersThatRepeatFarApartOnce() {
    LayerTable twice = LayerTable.of(64, List.of(64, 64), List.of(2, 9));
    Weights fresh = RandomWeights.of(twice, 1);
    LayerTable once = LayerTable.of(64, List.of(64, 64), List.of(2, 3));
    Map<String, Tensor> repeated = new LinkedHashMap<>();
    for (String name : twice.trunkShapes().keySet()) {
      String source = name.replaceAll("conv3_block[3-9]", "conv3_block2");
      repeated.put(name, fresh.tensor(source));
    }
    int small = PackedTrunk.pack(once, fresh).length;
    assertThat(PackedTrunk.pack(twice, new Weights(repeated)).length)
        .isLessThan(small + small / 10);
  }

  @Test
  void refusesADamagedFile() {
    for (int place : new int[] {0, 5, file.length / 2, file.length - 1}) {
      byte[] damaged = file.clone();
      damaged[place] ^= 0x55;
      assertThatExceptionOfType(MalformedWeightsException.class)
          .as("byte %d changed", place)
          .isThrownBy(() -> PackedTrunk.unpack(TABLE, damaged));
    }
    assertThatExceptionOfType(MalformedWeightsException.class)
        .isThrownBy(() -> PackedTrunk.unpack(TABLE, Arrays.copyOf(file, file.length - 9)));
  }

  @Test
  void refusesTheTrunkOfAnotherArchitecture() {
    LayerTable other = LayerTable.of(16, List.of(8, 16, 32), List.of(2, 3, 2));
    assertThatExceptionOfType(MalformedWeightsException.class)
        .isThrownBy(() -> PackedTrunk.unpack(other, file))
        .withMessageContaining("conv3_block3");
  }
}
