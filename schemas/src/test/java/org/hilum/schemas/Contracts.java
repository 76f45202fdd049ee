package org.hilum.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The files of the contract, found by topic. Tests run in the folder of this module. */
final class Contracts {
  /** Each topic and the record that mirrors its schema. */
  static final Map<String, Class<? extends Record>> EVENTS =
      Map.of(
          Topic.XRAY_RECEIVED, XrayReceived.class,
          Topic.XRAY_REFUSED, XrayRefused.class,
          Topic.SCREENING_COMPLETED, ScreeningCompleted.class,
          Topic.SCREENING_FAILED, ScreeningFailed.class,
          Topic.CASE_FLAGGED, CaseFlagged.class,
          Topic.CASE_REVIEWED, CaseReviewed.class,
          Topic.MODEL_RELEASED, ModelReleased.class,
          Topic.PATIENT_CARE, PatientCare.class,
          Topic.TRIAGE_ERASED, DataErased.class,
          Topic.TRAINING_ERASED, DataErased.class);

  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path RELEASED = Path.of("src/test/resources/released");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Contracts() {}

  static JsonNode schema(String topic) {
    return json(bytes(RESOURCES.resolve("schemas").resolve(topic + ".schema.json")));
  }

  static JsonNode releasedSchema(String topic) {
    return json(bytes(RELEASED.resolve(topic + ".schema.json")));
  }

  static byte[] example(String topic) {
    return bytes(RESOURCES.resolve("examples").resolve(topic + ".json"));
  }

  static JsonNode json(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("not JSON", e);
    }
  }

  /** The definition that a schema refers to, or the schema itself. */
  static JsonNode resolved(JsonNode schema, JsonNode root) {
    return schema.has("$ref") ? root.at(schema.get("$ref").asText().substring(1)) : schema;
  }

  static JsonNode asyncApi() {
    try {
      return new YAMLMapper().readTree(bytes(Path.of("asyncapi.yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException("asyncapi.yaml is not YAML", e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
