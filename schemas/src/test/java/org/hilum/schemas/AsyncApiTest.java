package org.hilum.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** asyncapi.yaml says who writes and who reads; it must name what {@link Topic} names. */
class AsyncApiTest {
  private static final String DEAD_LETTER = ".dead-letter";
  private static final JsonNode DOCUMENT = Contracts.asyncApi();

  @Test
  void describesEveryTopicAndNoOther() {
    Set<String> described =
        addresses().stream()
            .filter(address -> !address.endsWith(DEAD_LETTER))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(described).isEqualTo(constants());
  }

  @Test
  void everyTopicHasAnEvent() {
    assertThat(Contracts.EVENTS.keySet()).isEqualTo(constants());
  }

  @Test
  void everyTopicHasExactlyOneWriter() {
    List<String> written =
        operations("send").stream()
            .filter(operation -> !operation.has("x-repeats"))
            .map(AsyncApiTest::address)
            .toList();
    assertThat(written).doesNotHaveDuplicates();
    assertThat(written).containsExactlyInAnyOrderElementsOf(addresses());
  }

  @Test
  void whoeverRepeatsSaysWhatAnotherHasSaidOnTheSameTopic() {
    List<JsonNode> repeating =
        operations("send").stream().filter(operation -> operation.has("x-repeats")).toList();
    assertThat(repeating)
        .isNotEmpty()
        .allSatisfy(
            operation -> {
              JsonNode repeated =
                  DOCUMENT.get("operations").get(operation.get("x-repeats").asText());
              assertThat(repeated.get("action").asText()).isEqualTo("send");
              assertThat(repeated.has("x-repeats")).isFalse();
              assertThat(address(repeated)).isEqualTo(address(operation));
              assertThat(repeated.get("x-service")).isNotEqualTo(operation.get("x-service"));
            });
  }

  @Test
  void onlyACompactedTopicIsReadWithoutAGroup() {
    List<JsonNode> channels =
        operations("receive").stream()
            .filter(operation -> !operation.has("x-group"))
            .map(operation -> resolved(operation.get("channel")))
            .toList();
    assertThat(channels)
        .isNotEmpty()
        .allSatisfy(
            channel ->
                assertThat(
                        channel.at("/bindings/kafka/topicConfiguration/cleanup.policy/0").asText())
                    .isEqualTo("compact"));
  }

  @Test
  void everyGroupHasADeadLetterTopicThatItsServiceWrites() {
    Set<String> expected = new TreeSet<>();
    for (JsonNode operation : operations("receive")) {
      if (!operation.has("x-group")) {
        continue;
      }
      String group = operation.get("x-group").asText();
      assertThat(group).isEqualTo("hilum-" + operation.get("x-service").asText());
      expected.add(
          operation.get("x-service").asText()
              + " "
              + address(operation)
              + "."
              + group
              + DEAD_LETTER);
    }
    Set<String> described = new TreeSet<>();
    for (JsonNode operation : operations("send")) {
      if (address(operation).endsWith(DEAD_LETTER)) {
        described.add(operation.get("x-service").asText() + " " + address(operation));
      }
    }
    assertThat(described).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("org.hilum.schemas.EventContractTest#topics")
  void everyTopicCarriesTheSchemaOfItsEvent(String topic) {
    JsonNode channel =
        elements(DOCUMENT.get("channels")).stream()
            .filter(it -> it.get("address").asText().equals(topic))
            .findFirst()
            .orElseThrow();
    JsonNode message = resolved(channel.at("/messages/event"));
    Path payload = Path.of(message.at("/payload/$ref").asText());
    assertThat(payload).exists().hasFileName(topic + ".schema.json");
    assertThat(resolved(message.get("headers")).get("required")).isNotEmpty();
  }

  private static Set<String> constants() {
    return Arrays.stream(Topic.class.getFields())
        .map(AsyncApiTest::value)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String value(Field constant) {
    try {
      return (String) constant.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> addresses() {
    return elements(DOCUMENT.get("channels")).stream()
        .map(channel -> channel.get("address").asText())
        .toList();
  }

  private static List<JsonNode> operations(String action) {
    return elements(DOCUMENT.get("operations")).stream()
        .filter(operation -> operation.get("action").asText().equals(action))
        .toList();
  }

  private static String address(JsonNode operation) {
    return resolved(operation.get("channel")).get("address").asText();
  }

  private static JsonNode resolved(JsonNode reference) {
    return DOCUMENT.at(reference.get("$ref").asText().substring(1));
  }

  private static List<JsonNode> elements(JsonNode parent) {
    return StreamSupport.stream(parent.spliterator(), false)
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
