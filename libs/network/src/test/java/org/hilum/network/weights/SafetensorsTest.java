package org.hilum.network.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {

  private static byte[] sample() {
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    tensors.put("a", StoredTensor.of(ElementType.F32, new float[] {1.5f, -2e-30f}, 2));
    tensors.put("b", StoredTensor.of(ElementType.F16, new float[] {0.5f, 1, 2, -3}, 2, 2));
    tensors.put("c", StoredTensor.of(ElementType.I8, new float[] {-128, 127, 0}, 3, 1));
    return Safetensors.write(tensors);
  }

  private static byte[] file(String header, int dataBytes) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer file = ByteBuffer.allocate(8 + text.length + dataBytes);
    return file.order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).put(text).array();
  }

  @Test
  void readsBackEveryFormatItWrites() {
    Weights read = Safetensors.parse(sample());
    assertThat(read.names()).containsExactly("a", "b", "c");
    assertThat(read.values("a")).containsExactly(1.5f, -2e-30f);
    assertThat(read.values("b")).containsExactly(0.5f, 1, 2, -3);
    assertThat(read.values("c")).containsExactly(-128, 127, 0);
    assertThat(read.tensor("b").shape()).containsExactly(2, 2);
  }

  @Test
  void writesTheSameBytesForTheSameTensors() {
    assertThat(sample()).isEqualTo(sample());
  }

  @Test
  void ignoresMetadata() {
    String header =
        "{\"__metadata__\":{\"format\":\"pt\"},"
            + "\"a\":{\"dtype\":\"I8\",\"shape\":[2],\"data_offsets\":[0,2]}}";
    assertThat(Safetensors.parse(file(header, 2)).names()).containsExactly("a");
  }

  @Test
  void refusesEveryTruncation() {
    byte[] whole = sample();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatExceptionOfType(MalformedWeightsException.class)
          .as("cut to %d of %d bytes", length, whole.length)
          .isThrownBy(() -> Safetensors.parse(cut));
    }
  }

  @Test
  void refusesAHeaderLongerThanTheFile() {
    byte[] file = sample();
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(0, Long.MAX_VALUE);
    assertThatExceptionOfType(MalformedWeightsException.class)
        .isThrownBy(() -> Safetensors.parse(file))
        .withMessageContaining("header length 9223372036854775807");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1,2]   ",
        "{\"a\":",
        "{\"a\":7}",
        "{\"a\":{\"dtype\":\"I8\",\"shape\":[4],\"data_offsets\":[0,4]},"
            + "\"a\":{\"dtype\":\"I8\",\"shape\":[4],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F64\",\"shape\":[4],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"I8\",\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"I8\",\"shape\":[-4],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"I8\",\"shape\":[\"x\"],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"I8\",\"shape\":[65536,65536,4],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"I8\",\"shape\":[4]}}",
        "{\"a\":{\"dtype\":\"I8\",\"shape\":[4],\"data_offsets\":[-4,0]}}",
        "{\"a\":{\"dtype\":\"I8\",\"shape\":[4],\"data_offsets\":[4,0]}}",
        "{\"a\":{\"dtype\":\"I8\",\"shape\":[4],\"data_offsets\":[1,5]}}",
        "{\"a\":{\"dtype\":\"I8\",\"shape\":[4],\"data_offsets\":[0,4,8]}}",
        "{\"a\":{\"dtype\":\"F16\",\"shape\":[4],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"I8\",\"shape\":[2],\"data_offsets\":[0,2]}}",
        "{\"a\":{\"dtype\":\"I8\",\"shape\":[4],\"data_offsets\":[0,4]},"
            + "\"b\":{\"dtype\":\"I8\",\"shape\":[4],\"data_offsets\":[0,4]}}"
      })
  void refusesAHostileHeader(String header) {
    assertThatExceptionOfType(MalformedWeightsException.class)
        .isThrownBy(() -> Safetensors.parse(file(header, 4)));
  }

  @Test
  void namesTheFileItCannotRead(@TempDir Path folder) {
    assertThatExceptionOfType(MalformedWeightsException.class)
        .isThrownBy(() -> Safetensors.read(folder.resolve("absent.safetensors")))
        .withMessageContaining("absent.safetensors");
  }
}
