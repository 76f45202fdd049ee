package org.hilum.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Released schemas are frozen as copies under {@code src/test/resources/released}. A schema may
 * only add optional properties to its copy; anything else needs a new version and a new topic.
 */
class ReleasedSchemaTest {
  @ParameterizedTest
  @MethodSource("org.hilum.schemas.EventContractTest#topics")
  void onlyAddsOptionalProperties(String topic) {
    assertThat(breaks(Contracts.releasedSchema(topic), Contracts.schema(topic))).isEmpty();
  }

  @Test
  void anOptionalPropertyMayBeAdded() {
    ObjectNode grown = grown();
    properties(grown).putObject("laterality").put("type", "string");
    grown.withObject("/$defs/StoredImage/properties").putObject("etag").put("type", "string");
    assertThat(breaksOf(grown)).isEmpty();
  }

  @Test
  void aRequiredPropertyMayNotBeAdded() {
    ObjectNode grown = grown();
    properties(grown).putObject("laterality").put("type", "string");
    ((ArrayNode) grown.get("required")).add("laterality");
    assertThat(breaksOf(grown)).containsExactly("/required");
  }

  @Test
  void aPropertyMayNotVanish() {
    ObjectNode grown = grown();
    properties(grown).remove("sex");
    assertThat(breaksOf(grown)).containsExactly("/properties/sex");
  }

  @Test
  void aTypeMayNotChange() {
    ObjectNode grown = grown();
    grown.withObject("/$defs/StoredImage/properties/sizeBytes").put("type", "string");
    assertThat(breaksOf(grown)).containsExactly("/$defs/StoredImage/properties/sizeBytes/type");
  }

  @Test
  void anEnumerationMayNotGrowBecauseOldReadersRefuseNewWords() {
    ObjectNode grown = grown();
    ((ArrayNode) grown.at("/properties/view/enum")).add("OBLIQUE");
    assertThat(breaksOf(grown)).containsExactly("/properties/view/enum");
  }

  @Test
  void aBoundMayNotBeAdded() {
    ObjectNode grown = grown();
    grown.withObject("/properties/deviceId").put("maxLength", 5);
    assertThat(breaksOf(grown)).containsExactly("/properties/deviceId/maxLength");
  }

  private static ObjectNode grown() {
    return Contracts.releasedSchema(Topic.XRAY_RECEIVED).deepCopy();
  }

  private static ObjectNode properties(ObjectNode schema) {
    return (ObjectNode) schema.get("properties");
  }

  private static Set<String> breaksOf(JsonNode grown) {
    return breaks(Contracts.releasedSchema(Topic.XRAY_RECEIVED), grown);
  }

  private static Set<String> breaks(JsonNode released, JsonNode current) {
    Set<String> breaks = new TreeSet<>();
    compare("", released, current, breaks);
    return breaks;
  }

  private static void compare(String at, JsonNode released, JsonNode current, Set<String> breaks) {
    if (!released.isObject() || !current.isObject()) {
      if (!released.equals(current)) {
        breaks.add(at);
      }
      return;
    }
    Set<String> names = new TreeSet<>();
    released.fieldNames().forEachRemaining(names::add);
    if (!at.endsWith("/properties") && !at.endsWith("/$defs")) {
      current.fieldNames().forEachRemaining(names::add);
      names.remove("description");
    }
    for (String name : names) {
      compare(at + "/" + name, released.path(name), current.path(name), breaks);
    }
  }
}
