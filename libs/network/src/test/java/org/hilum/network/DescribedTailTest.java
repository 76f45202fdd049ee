package org.hilum.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hilum.network.layers.LayerTable;
import org.junit.jupiter.api.Test;

class DescribedTailTest {

  private static final LayerTable TABLE = RandomWeights.SMALL;

  private final TailWeights tail = TailWeights.of(TABLE, RandomWeights.of(TABLE, 2));
  private final byte[] file = tail.toSafetensors();

  private byte[] modelJson(String tailDigest) throws JsonProcessingException {
    return ModelJson.write(
        ModelDescriptionTest.described("pneumonia/1", ModelDescriptionTest.DIGEST, tailDigest));
  }

  @Test
  void readsTheTwoFilesOfAModelVersion() throws JsonProcessingException {
    DescribedTail read = DescribedTail.read(TABLE, modelJson(tail.digest()), file);

    assertThat(read.description().modelVersion()).isEqualTo("pneumonia/1");
    assertThat(read.tail()).isEqualTo(tail);
  }

  @Test
  void refusesATailThatIsNotTheDescribedOne() throws JsonProcessingException {
    byte[] json = modelJson(tail.digest());
    byte[] corrupted = file.clone();
    corrupted[corrupted.length / 2] ^= 1;
    byte[] cut = Arrays.copyOf(file, file.length - 1);

    for (byte[] wrong : new byte[][] {corrupted, cut, {}}) {
      assertThatThrownBy(() -> DescribedTail.read(TABLE, json, wrong))
          .isInstanceOf(InvalidModelException.class)
          .hasMessageStartingWith("tail.safetensors of pneumonia/1 has SHA-256")
          .hasMessageEndingWith("expected " + tail.digest());
    }
  }

  @Test
  void refusesADescriptionThatCannotBeRead() {
    for (String text : new String[] {"{", "{}", "[]", "null", ""}) {
      assertThatThrownBy(
              () -> DescribedTail.read(TABLE, text.getBytes(StandardCharsets.UTF_8), file))
          .isInstanceOf(InvalidModelException.class)
          .hasMessageContaining("model.json");
    }
  }

  @Test
  void refusesAFileThatIsNoTailOfThisNetwork() throws JsonProcessingException {
    byte[] json = modelJson(tail.digest());

    assertThatThrownBy(() -> DescribedTail.read(LayerTable.resnet152v2(), json, file))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith("tail.safetensors of pneumonia/1: ");
  }
}
