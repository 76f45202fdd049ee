package org.hilum.training.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hilum.network.ModelDescription;
import org.hilum.training.evaluate.Evaluation;
import org.hilum.training.evaluate.FindingEvaluation;

/** Evaluations inside the description of a model, as plain JSON values. */
final class DescriptionFile {
  private static final String THREE_CLASS = "threeClass";
  private static final TypeReference<Map<String, Object>> FIGURES = new TypeReference<>() {};
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .build();

  private DescriptionFile() {}

  static byte[] write(Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write as JSON: " + value, e);
    }
  }

  /** The properties of a value, as they will be read back. */
  static Map<String, Object> facts(Object value) {
    return MAPPER.convertValue(value, FIGURES);
  }

  /** Properties from their file. */
  static Map<String, Object> read(byte[] json) throws IOException {
    return MAPPER.readValue(json, FIGURES);
  }

  /** The inverse of {@link #facts}. */
  static <T> T read(Map<String, Object> facts, Class<T> type) {
    return MAPPER.convertValue(facts, type);
  }

  /** Adds figures of some data to the metrics of a description, three classes where there are. */
  static void add(
      Map<String, Object> metrics,
      String data,
      Evaluation evaluation,
      Optional<FindingEvaluation> threeClass) {
    metrics.put(data, MAPPER.convertValue(evaluation, FIGURES));
    threeClass.ifPresent(
        figures -> {
          Map<String, Object> all = new LinkedHashMap<>(threeClass(metrics));
          all.put(data, MAPPER.convertValue(figures, FIGURES));
          metrics.put(THREE_CLASS, all);
        });
  }

  private static Map<String, Object> threeClass(Map<String, Object> metrics) {
    return MAPPER.convertValue(metrics.getOrDefault(THREE_CLASS, Map.of()), FIGURES);
  }

  static Optional<FindingEvaluation> threeClass(ModelDescription description, String data) {
    return Optional.ofNullable(threeClass(description.metrics()).get(data))
        .map(figures -> MAPPER.convertValue(figures, FindingEvaluation.class));
  }

  static Optional<Evaluation> evaluation(ModelDescription description, String data) {
    return Optional.ofNullable(description.metrics().get(data))
        .map(figures -> MAPPER.convertValue(figures, Evaluation.class));
  }
}
