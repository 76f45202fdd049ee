package org.hilum.gateway.dicomweb.multipart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parts with their content, as far as they are whole. */
public final class WholeParts {
  private WholeParts() {}

  public record Whole(Map<String, String> headers, Optional<byte[]> content) {}

  public static Optional<Whole> next(MultipartReader reader)
      throws IOException, MalformedMultipartException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    Optional<Part> next = reader.next(content);
    next.filter(Part::isWhole)
        .ifPresent(part -> assertThat(part.length()).isEqualTo(content.size()));
    return next.map(
        part ->
            new Whole(
                part.headers(),
                part.isWhole() ? Optional.of(content.toByteArray()) : Optional.empty()));
  }

  public static List<Whole> all(MultipartReader reader)
      throws IOException, MalformedMultipartException {
    List<Whole> parts = new ArrayList<>();
    for (Optional<Whole> part = next(reader); part.isPresent(); part = next(reader)) {
      parts.add(part.get());
    }
    return parts;
  }
}
