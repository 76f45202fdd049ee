package org.hilum.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;

/** {@code model.json} to and from {@link ModelDescription}. */
public final class ModelJson {

  public static final String FILE_NAME = "model.json";
  static final String SUBTYPE = "subtype";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private ModelJson() {}

  /**
   * @param origin names the file in complaints
   * @throws InvalidModelException if the bytes are no description
   */
  public static ModelDescription read(String origin, byte[] bytes) {
    try {
      if (JSON.readTree(bytes) instanceof ObjectNode json) {
        // What may be missing; nothing else may.
        json.putIfAbsent(SUBTYPE, json.nullNode());
        if (json.get("scope") instanceof ObjectNode scope) {
          scope.putIfAbsent("modalities", scope.nullNode());
          scope.putIfAbsent("bodyParts", scope.nullNode());
        }
        return JSON.treeToValue(json, ModelDescription.class);
      }
      throw new InvalidModelException(origin + " is not a JSON object");
    } catch (JsonProcessingException e) {
      throw new InvalidModelException(origin + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new InvalidModelException("cannot read " + origin, e);
    }
  }

  static byte[] write(ModelDescription description) throws JsonProcessingException {
    return JSON.writeValueAsBytes(description);
  }
}
