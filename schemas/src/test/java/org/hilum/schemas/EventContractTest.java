package org.hilum.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds together what is written thrice: schema, example and record of each event. */
class EventContractTest {
  static Stream<String> topics() {
    return Contracts.EVENTS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void exampleSatisfiesItsSchema(String topic) {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Contracts.schema(topic));
    String example = Contracts.json(Contracts.example(topic)).toString();
    assertThat(
            schema.validate(
                example,
                InputFormat.JSON,
                context -> context.getExecutionConfig().setFormatAssertionsEnabled(true)))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void exampleSurvivesTheRecordUnchanged(String topic) throws MalformedEventException {
    Record event = EventJson.read(Contracts.example(topic), Contracts.EVENTS.get(topic));
    assertThat(Contracts.json(EventJson.write(event)))
        .isEqualTo(Contracts.json(Contracts.example(topic)));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void recordMirrorsItsSchema(String topic) {
    JsonNode schema = Contracts.schema(topic);
    assertThat(schema.get("title").asText()).isEqualTo(Contracts.EVENTS.get(topic).getSimpleName());
    requireMirror(Contracts.EVENTS.get(topic), schema, schema);
  }

  @ParameterizedTest
  @MethodSource("topics")
  void everyFieldIsDescribed(String topic) {
    JsonNode schema = Contracts.schema(topic);
    List<JsonNode> objects = new ArrayList<>(List.of(schema));
    schema.path("$defs").forEach(objects::add);
    for (JsonNode object : objects) {
      assertThat(object.path("description").asText()).isNotBlank();
      for (Map.Entry<String, JsonNode> field : object.get("properties").properties()) {
        assertThat(field.getValue().path("description").asText()).as(field.getKey()).isNotBlank();
      }
    }
  }

  @Test
  void theFindingsOfTheExampleDivideItsProbability() throws MalformedEventException {
    Judgement champion =
        EventJson.read(Contracts.example(Topic.SCREENING_COMPLETED), ScreeningCompleted.class)
            .champion();

    Findings findings = champion.findings().orElseThrow();
    assertThat(1 - findings.normal()).isCloseTo(champion.probability(), within(1e-9));
    assertThat(findings.bacterial() + findings.viral())
        .isCloseTo(champion.probability(), within(1e-9));
  }

  private static void requireMirror(Class<?> type, JsonNode object, JsonNode root) {
    assertThat(object.get("type").asText()).as(type.getSimpleName()).isEqualTo("object");
    assertThat(object.get("properties").fieldNames())
        .toIterable()
        .as(type.getSimpleName())
        .containsExactly(names(type));
    List<String> required = new ArrayList<>();
    object.get("required").forEach(name -> required.add(name.asText()));
    assertThat(required).as(type.getSimpleName()).containsExactly(requiredNames(type));
    for (RecordComponent component : type.getRecordComponents()) {
      JsonNode property = object.get("properties").get(component.getName());
      requireSameType(component.getName(), component.getGenericType(), property, root);
    }
  }

  private static void requireSameType(String name, Type type, JsonNode property, JsonNode root) {
    JsonNode schema = Contracts.resolved(property, root);
    if (type instanceof ParameterizedType generic) {
      Type element = generic.getActualTypeArguments()[0];
      if (generic.getRawType() == Optional.class) {
        requireSameType(name, element, property, root);
        return;
      }
      assertThat(generic.getRawType()).as(name).isEqualTo(List.class);
      assertThat(schema.get("type").asText()).as(name).isEqualTo("array");
      requireSameType(name, element, schema.get("items"), root);
      return;
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      requireMirror(plain, schema, root);
      return;
    }
    assertThat(schema.get("type").asText()).as(name).isEqualTo(jsonType(plain));
    assertThat(schema.path("format").asText("none"))
        .as(name)
        .isEqualTo(plain == Instant.class ? "date-time" : "none");
    assertThat(words(schema)).as(name).containsExactly(constants(plain));
  }

  private static String jsonType(Class<?> type) {
    if (type == int.class || type == long.class) {
      return "integer";
    }
    if (type == double.class || type == Double.class) {
      return "number";
    }
    if (type == String.class || type == Instant.class || type.isEnum()) {
      return "string";
    }
    throw new AssertionError("no JSON type for " + type);
  }

  private static List<String> words(JsonNode schema) {
    List<String> words = new ArrayList<>();
    schema.path("enum").forEach(word -> words.add(word.asText()));
    return words;
  }

  private static String[] constants(Class<?> type) {
    if (!type.isEnum()) {
      return new String[0];
    }
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name())
        .toArray(String[]::new);
  }

  private static String[] names(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .toArray(String[]::new);
  }

  private static String[] requiredNames(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> component.getType() != Optional.class)
        .map(RecordComponent::getName)
        .toArray(String[]::new);
  }
}
