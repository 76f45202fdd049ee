package org.hilum.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedEventTest {
  /** Every property of every event, nested ones included, as a JSON pointer. */
  static Stream<Arguments> properties() {
    List<Arguments> properties = new ArrayList<>();
    for (String topic : Contracts.EVENTS.keySet()) {
      collect(topic, "", Contracts.json(Contracts.example(topic)), properties);
    }
    return properties.stream();
  }

  private static void collect(String topic, String at, JsonNode node, List<Arguments> properties) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String pointer = at + "/" + field.getKey();
      properties.add(Arguments.of(topic, pointer));
      collect(topic, pointer, field.getValue(), properties);
    }
    if (node instanceof ArrayNode && !node.isEmpty()) {
      properties.add(Arguments.of(topic, at + "/0"));
      collect(topic, at + "/0", node.get(0), properties);
    }
  }

  @ParameterizedTest
  @MethodSource("properties")
  void aValueOfAnotherTypeIsMalformed(String topic, String pointer) {
    for (JsonNode wrong : othersThan(Contracts.json(Contracts.example(topic)).at(pointer))) {
      assertMalformed(topic, replaced(topic, pointer, wrong), pointer + " = " + wrong);
    }
  }

  @ParameterizedTest
  @MethodSource("properties")
  void aMissingOrNullFieldIsMalformedUnlessOptional(String topic, String pointer)
      throws MalformedEventException {
    if (isArrayElement(pointer)) {
      assertMalformed(topic, replaced(topic, pointer, NullNode.getInstance()), pointer);
      return;
    }
    ObjectNode without = (ObjectNode) Contracts.json(Contracts.example(topic));
    ((ObjectNode) without.at(parent(pointer))).remove(name(pointer));
    JsonNode withNull = replaced(topic, pointer, NullNode.getInstance());
    if (isOptional(topic, pointer)) {
      assertThat(read(topic, without)).isEqualTo(read(topic, withNull));
      return;
    }
    assertMalformed(topic, without, "without " + pointer);
    assertMalformed(topic, withNull, pointer + " = null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "{}", "5", "\"text\"", "{", "not json", "\u0000\u0001", "{} {}"})
  void whatIsNoEventIsMalformed(String text) {
    for (Class<? extends Record> type : Contracts.EVENTS.values()) {
      assertThatThrownBy(() -> EventJson.read(text.getBytes(StandardCharsets.UTF_8), type))
          .isInstanceOf(MalformedEventException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("org.hilum.schemas.EventContractTest#topics")
  void trailingTokensAreMalformed(String topic) {
    String twice = new String(Contracts.example(topic), StandardCharsets.UTF_8).repeat(2);
    assertThatThrownBy(
            () ->
                EventJson.read(twice.getBytes(StandardCharsets.UTF_8), Contracts.EVENTS.get(topic)))
        .isInstanceOf(MalformedEventException.class);
  }

  @ParameterizedTest
  @MethodSource("org.hilum.schemas.EventContractTest#topics")
  void unknownFieldsAreIgnored(String topic) throws MalformedEventException {
    ObjectNode extended = (ObjectNode) Contracts.json(Contracts.example(topic));
    extended.putObject("addedLater").put("by", "a newer writer");
    extended.forEach(
        child -> {
          if (child instanceof ObjectNode nested) {
            nested.put("addedLater", true);
          }
        });
    assertThat(read(topic, extended))
        .isEqualTo(read(topic, Contracts.json(Contracts.example(topic))));
  }

  private static List<JsonNode> othersThan(JsonNode value) {
    List<JsonNode> others = new ArrayList<>();
    if (value.isTextual()) {
      others.add(IntNode.valueOf(0));
    }
    if (value.isNumber()) {
      others.add(TextNode.valueOf("1"));
      others.add(TextNode.valueOf(""));
    }
    if (value.isIntegralNumber()) {
      others.add(Contracts.json("1.5".getBytes(StandardCharsets.UTF_8)));
    }
    if (value.isContainerNode()) {
      others.add(TextNode.valueOf(""));
    }
    others.add(BooleanNode.TRUE);
    others.add(
        value.isArray()
            ? Contracts.json("{}".getBytes(StandardCharsets.UTF_8))
            : Contracts.json("[]".getBytes(StandardCharsets.UTF_8)));
    return others;
  }

  private static JsonNode replaced(String topic, String pointer, JsonNode value) {
    JsonNode event = Contracts.json(Contracts.example(topic));
    JsonNode parent = event.at(parent(pointer));
    if (parent instanceof ObjectNode object) {
      object.set(name(pointer), value);
    } else {
      ((ArrayNode) parent).set(0, value);
    }
    return event;
  }

  private static boolean isOptional(String topic, String pointer) {
    JsonNode root = Contracts.schema(topic);
    JsonNode object = root;
    for (String step : parent(pointer).split("/")) {
      if (!step.isEmpty()) {
        JsonNode child = step.equals("0") ? object.get("items") : object.at("/properties/" + step);
        object = Contracts.resolved(child, root);
      }
    }
    for (JsonNode required : object.get("required")) {
      if (required.asText().equals(name(pointer))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isArrayElement(String pointer) {
    return pointer.endsWith("/0");
  }

  private static String parent(String pointer) {
    return pointer.substring(0, pointer.lastIndexOf('/'));
  }

  private static String name(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }

  private static Record read(String topic, JsonNode event) throws MalformedEventException {
    return EventJson.read(
        event.toString().getBytes(StandardCharsets.UTF_8), Contracts.EVENTS.get(topic));
  }

  private static void assertMalformed(String topic, JsonNode event, String what) {
    assertThatThrownBy(() -> read(topic, event))
        .as(what)
        .isInstanceOf(MalformedEventException.class);
  }
}
