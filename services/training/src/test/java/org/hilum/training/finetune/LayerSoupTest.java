package org.hilum.training.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Half;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;
import org.hilum.training.train.Epoch;
import org.junit.jupiter.api.Test;

class LayerSoupTest {
  private static final LayerTable TABLE = LayerTable.of(4, List.of(8, 8), List.of(1, 2));
  private static final String KERNEL = TABLE.tailBottleneck().expand().kernel();
  private static final String BIAS = TABLE.tailBottleneck().expand().bias();

  private final Weights start = Drawn.layers(TABLE);

  @Test
  void isTheMeanOfItsMembersAsAModelKeepsIt() {
    Weights soup =
        LayerSoup.of(TABLE, List.of(shifted(1, 0.1f), shifted(2, 0.2f), shifted(3, 0.6f)));

    assertThat(soup.names()).isEqualTo(TABLE.tailShapes().keySet());
    float[] kernel = soup.values(KERNEL);
    float[] before = start.values(KERNEL);
    for (int i = 0; i < kernel.length; i++) {
      float mean = (before[i] + 0.1f + (before[i] + 0.2f) + (before[i] + 0.6f)) / 3;
      assertThat(kernel[i]).isEqualTo(Half.toFloat(Half.fromFloat(mean)));
    }
    // A vector keeps what does not fit into 16 bits.
    float bias = (0.1f + 0.2f + 0.6f) / 3;
    assertThat(soup.values(BIAS)[0])
        .isEqualTo(bias)
        .isNotEqualTo(Half.toFloat(Half.fromFloat(bias)));
  }

  @Test
  void isWhatItsOnlyMemberIs() {
    Weights soup = LayerSoup.of(TABLE, List.of(shifted(1, 0)));

    for (String name : TABLE.tailShapes().keySet()) {
      float[] expected = start.values(name);
      for (int i = 0; i < expected.length && TABLE.tailShapes().get(name).length > 1; i++) {
        expected[i] = Half.toFloat(Half.fromFloat(expected[i]));
      }
      assertThat(soup.values(name)).as(name).isEqualTo(expected);
    }
  }

  /** The start, one kernel and its bias higher. */
  private TunedTail shifted(long seed, float shift) {
    Map<String, Tensor> higher = new LinkedHashMap<>();
    for (String name : List.of(KERNEL, BIAS)) {
      float[] values = start.values(name);
      for (int i = 0; i < values.length; i++) {
        values[i] += shift;
      }
      higher.put(name, Tensor.of(values, start.tensor(name).shape()));
    }
    return new TunedTail(
        seed, List.of(new Epoch(1, 1, 1, 1, 1)), 1, start.with(new Weights(higher)));
  }
}
