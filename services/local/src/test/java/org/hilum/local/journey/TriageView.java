package org.hilum.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Supplier;
import javax.imageio.ImageIO;

/** JSON over HTTP as a reader's browser speaks it. */
final class TriageView {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI root;
  private final Supplier<String> authorization;

  TriageView(URI root, Supplier<String> authorization) {
    this.root = root;
    this.authorization = authorization;
  }

  /** The case, or the problem document that says why there is none. */
  JsonNode detail(String imageId) {
    return get("/cases/" + imageId);
  }

  /** Results and failures together: every accepted image must end with exactly one. */
  int endings(String imageId) {
    JsonNode found = detail(imageId);
    return found.path("results").size() + found.path("failures").size();
  }

  /** As a browser shows it. */
  BufferedImage picture(String imageId) {
    byte[] image = bytes(request("/cases/" + imageId + "/image").build());
    try {
      return ImageIO.read(new ByteArrayInputStream(image));
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot be read", e);
    }
  }

  JsonNode get(String path) {
    return send(request(path).build());
  }

  String text(String path) {
    return new String(bytes(request(path).build()), UTF_8);
  }

  JsonNode post(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(root.resolve(path)).header("Authorization", authorization.get());
  }

  private JsonNode send(HttpRequest request) {
    try {
      return JSON.readTree(bytes(request));
    } catch (IOException e) {
      throw new UncheckedIOException("no JSON from " + request.uri(), e);
    }
  }

  private byte[] bytes(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofByteArray()).body();
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
