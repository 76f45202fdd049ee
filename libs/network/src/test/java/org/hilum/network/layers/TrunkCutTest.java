package org.hilum.network.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrunkCutTest {

  private final LayerTable table = LayerTable.resnet152v2();

  @ParameterizedTest
  @CsvSource({
    "conv1_conv, conv1_conv, 3, 224",
    "pool1_pool, conv1_conv, 3, 224",
    "conv2_block1_0_conv, conv2_block1_preact_bn, 64, 56",
    "conv2_block3_out, conv2_block3_preact_bn, 256, 56",
    "conv3_block1_preact_bn, conv3_block1_preact_bn, 256, 28",
    "conv4_block36_1_conv, conv4_block36_preact_bn, 1024, 14",
    "conv5_block1_preact_bn, conv5_block1_preact_bn, 1024, 7",
    "conv5_block2_2_pad, conv5_block2_preact_bn, 2048, 7"
  })
  void standsWhereTheBottleneckOfALayerBegins(String layer, String first, int channels, int side) {
    TrunkCut cut = TrunkCut.before(table, layer).orElseThrow();

    assertThat(cut.firstLayer()).isEqualTo(first);
    assertThat(cut.channels()).isEqualTo(channels);
    assertThat(cut.side(224)).isEqualTo(side);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conv5_block3_1_conv",
        "post_bn",
        "conv6_block1_out",
        "conv4_block37_1_conv",
        "conv4_block2_0_conv",
        "conv4_block36",
        "CONV1_CONV",
        ""
      })
  void standsBeforeNoLayerOutsideOfTheTrunk(String layer) {
    assertThat(TrunkCut.before(table, layer)).isEmpty();
  }

  @Test
  void dividesTheTrunk() {
    TrunkCut cut = TrunkCut.before(table, "conv5_block1_2_bn").orElseThrow();

    assertThat(cut.before()).hasSize(3 + 8 + 36);
    assertThat(cut.behind())
        .extracting(Bottleneck::name)
        .containsExactly("conv5_block1", "conv5_block2");
    assertThat(TrunkCut.beforeStem(table).behind()).isEqualTo(table.trunkBottlenecks());
    assertThat(TrunkCut.beforeStem(table).before()).isEmpty();
    TrunkCut end = TrunkCut.atEnd(table);
    assertThat(end.before()).isEqualTo(table.trunkBottlenecks());
    assertThat(end.firstLayer()).isEqualTo("conv5_block3_preact_bn");
    assertThat(end.side(224)).isEqualTo(7);
  }

  @Test
  void leavesThirteenLayersToTheTail() {
    assertThat(table.tailLayers()).hasSize(13).startsWith("conv5_block3_preact_bn");
    assertThat(LayerTable.of(8, List.of(4, 8), List.of(1, 2)).tailLayers()).hasSize(13);
  }

  @Test
  void refusesACutBehindTheTrunk() {
    assertThatThrownBy(() -> new TrunkCut(table, 51)).hasMessageContaining("no cut behind 51");
  }
}
