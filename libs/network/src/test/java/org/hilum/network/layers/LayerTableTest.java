package org.hilum.network.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayerTableTest {

  private final LayerTable table = LayerTable.resnet152v2();

  @Test
  void hasAsManyParametersAsKeras() {
    assertThat(parameters(table.shapes())).isEqualTo(58_331_648);
    assertThat(trainable(table.shapes())).isEqualTo(58_187_904);
  }

  @Test
  void theLastThirteenLayersAreTheTail() {
    assertThat(trainable(table.tailShapes())).isEqualTo(4_468_736);
    assertThat(table.tailShapes().keySet())
        .extracting(name -> name.substring(0, name.lastIndexOf('.')))
        .containsOnly(
            "conv5_block3_preact_bn",
            "conv5_block3_1_conv",
            "conv5_block3_1_bn",
            "conv5_block3_2_conv",
            "conv5_block3_2_bn",
            "conv5_block3_3_conv",
            "post_bn");
  }

  @Test
  void theHeadBringsTheWholeTo58594049() {
    Head head = new Head(table.channels(), 128, 1);
    assertThat(parameters(table.shapes()) + parameters(head.shapes())).isEqualTo(58_594_049);
    assertThat(trainable(table.tailShapes()) + parameters(head.shapes())).isEqualTo(4_731_137);
  }

  @Test
  void stridesOnTheLastBlockOfEveryStageButTheLast() {
    assertThat(table.bottlenecks())
        .filteredOn(block -> block.stride() == 2)
        .extracting(Bottleneck::name)
        .containsExactly("conv2_block3", "conv3_block8", "conv4_block36");
  }

  @Test
  void projectsOnTheFirstBlockOfEveryStage() {
    assertThat(table.bottlenecks())
        .filteredOn(Bottleneck::projected)
        .extracting(Bottleneck::name)
        .containsExactly("conv2_block1", "conv3_block1", "conv4_block1", "conv5_block1");
  }

  @Test
  void biasesStandWhereKerasPutsThem() {
    assertThat(table.shapes().keySet())
        .filteredOn(name -> name.endsWith(".bias"))
        .allMatch(name -> name.matches("conv1_conv.bias|conv\\d_block\\d+_[03]_conv.bias"))
        .hasSize(1 + 4 + 50);
  }

  @Test
  void reducesAnImageToSevenBySeven() {
    assertThat(table.outputSide(224)).isEqualTo(7);
    assertThat(table.channels()).isEqualTo(2048);
  }

  @Test
  void refusesALastStageOfOneBlock() {
    assertThatThrownBy(() -> LayerTable.of(8, List.of(4, 8), List.of(2, 1)))
        .hasMessageContaining("two blocks in the last");
  }

  private static long trainable(Map<String, int[]> shapes) {
    return parameters(shapes)
        - shapes.entrySet().stream()
            .filter(tensor -> tensor.getKey().contains(".moving_"))
            .mapToLong(tensor -> tensor.getValue()[0])
            .sum();
  }

  private static long parameters(Map<String, int[]> shapes) {
    return shapes.values().stream()
        .mapToLong(shape -> Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact))
        .sum();
  }
}
