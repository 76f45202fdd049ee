package org.hilum.local.screen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Supplier;

/** Asks triage as a reader does. Thread safe. */
final class ReadingList {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI root;
  private final Supplier<String> authorization;

  ReadingList(URI root, Supplier<String> authorization) {
    this.root = root;
    this.authorization = authorization;
  }

  /** Whether the case shows a result or why there is none. */
  boolean hasResult(String imageId) {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve("/cases/" + imageId))
            .header("Authorization", authorization.get())
            .build();
    try {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      JsonNode found = JSON.readTree(response.body());
      return !found.path("results").isEmpty() || !found.path("failures").isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + request.uri(), e);
    }
  }
}
