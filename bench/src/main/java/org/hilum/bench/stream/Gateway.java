package org.hilum.bench.stream;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Supplier;
import org.hilum.bench.stack.RunningStack;
import org.hilum.local.stack.Service;
import org.hilum.local.stack.Stack;

/** Uploads files as a device does. Thread safe. */
final class Gateway {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int SUCCESS = 2;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI xrays;
  private final Supplier<String> authorization;

  private Gateway(URI address, Supplier<String> authorization) {
    this.xrays = address.resolve("/xrays");
    this.authorization = authorization;
  }

  static Gateway of(RunningStack running) {
    Stack stack = running.stack();
    return new Gateway(stack.address(Service.GATEWAY), stack.access().tokens()::authorization);
  }

  /**
   * Returns when the gateway has taken the image.
   *
   * @throws IllegalStateException if it refuses
   */
  void upload(byte[] file) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(xrays)
            .timeout(PATIENCE)
            .header("Authorization", authorization.get())
            .header("Content-Type", "image/jpeg")
            .POST(HttpRequest.BodyPublishers.ofByteArray(file))
            .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() / 100 != SUCCESS) {
      throw new IllegalStateException(
          "the gateway answers %d: %s".formatted(response.statusCode(), response.body()));
    }
  }
}
