package org.hilum.gateway.receive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/** The parts of a multipart form, whether sent as files or as fields. */
record FormParts(MultipartFormDataInput form, ImageBody body) {

  /** The content of a part that is there exactly once. */
  Optional<byte[]> bytes(String name) throws IOException {
    Collection<FormValue> values = form.getValues().getOrDefault(name, List.of());
    if (values.size() != 1) {
      return Optional.empty();
    }
    FormValue value = values.iterator().next();
    return Optional.of(value.isFileItem() ? file(value) : value.getValue().getBytes(UTF_8));
  }

  private byte[] file(FormValue value) throws IOException {
    try (InputStream content = value.getFileItem().getInputStream()) {
      return body.read(content, value.getFileItem().getFileSize());
    }
  }
}
