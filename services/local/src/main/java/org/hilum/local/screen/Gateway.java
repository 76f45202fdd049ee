package org.hilum.local.screen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;

/** Posts images as a device does. Thread safe. */
public final class Gateway {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI xrays;
  private final Supplier<String> authorization;

  public Gateway(URI root, Supplier<String> authorization) {
    this.xrays = root.resolve("/xrays");
    this.authorization = authorization;
  }

  /**
   * @throws UncheckedIOException if the gateway does not answer
   */
  public Upload post(byte[] image) {
    HttpRequest request =
        HttpRequest.newBuilder(xrays)
            .timeout(ANSWER_LIMIT)
            .header("Authorization", authorization.get())
            // What it is, the gateway finds in the bytes.
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(image))
            .build();
    try {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      return answer(response.statusCode(), JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + xrays, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while posting to " + xrays, e);
    }
  }

  private static Upload answer(int status, JsonNode body) {
    if (status / 100 == 2) {
      return new Upload.Accepted(body.path("imageId").asText());
    }
    String title = body.path("title").asText("no reason given");
    return new Upload.Refused(status, body.path("detail").asText(title));
  }
}
