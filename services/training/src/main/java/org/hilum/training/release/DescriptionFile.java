package org.hilum.training.release;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.hilum.network.ModelDescription;
import org.hilum.training.evaluate.Evaluation;

/** Evaluations inside the description of a model, as plain JSON values. */
final class DescriptionFile {
  private static final TypeReference<Map<String, Object>> FIGURES = new TypeReference<>() {};
  private static final JsonMapper MAPPER = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private DescriptionFile() {}

  static byte[] write(Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write as JSON: " + value, e);
    }
  }

  static Map<String, Object> figures(Evaluation evaluation) {
    return MAPPER.convertValue(evaluation, FIGURES);
  }

  static Optional<Evaluation> evaluation(ModelDescription description, String data) {
    return Optional.ofNullable(description.metrics().get(data))
        .map(figures -> MAPPER.convertValue(figures, Evaluation.class));
  }
}
