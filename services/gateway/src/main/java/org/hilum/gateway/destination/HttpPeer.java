package org.hilum.gateway.destination;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** A server that documents are posted to. */
final class HttpPeer {
  private static final int LARGEST_ANSWER_BYTES = 1 << 20;
  private static final int CLIENT_ERROR = 4;

  /**
   * These say nothing of the document: credentials that are wrong or missing, a server that is busy
   * (RFC 9110, RFC 6585, RFC 8470).
   */
  private static final Set<Integer> PASSING = Set.of(401, 403, 407, 408, 425, 429);

  private final HttpClient client;
  private final Duration answerLimit;
  private final Optional<String> authorization;

  /**
   * @param authorization value of the header
   */
  HttpPeer(Duration answerLimit, Optional<String> authorization) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(answerLimit)
            .build();
    this.answerLimit = answerLimit;
    this.authorization = authorization;
  }

  static String basic(String user, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
  }

  /**
   * @param body the beginning of it, if it is long
   */
  record Answer(int status, byte[] body) {
    boolean isDone() {
      return status / 100 == 2;
    }

    /** By its status alone. */
    DeliveryOutcome outcome() {
      if (isDone()) {
        return new DeliveryOutcome.Delivered();
      }
      String reason = "HTTP status " + status;
      return status / 100 == CLIENT_ERROR && !PASSING.contains(status)
          ? new DeliveryOutcome.Refused(reason)
          : new DeliveryOutcome.NotYet(reason);
    }
  }

  /**
   * @throws IOException if there is no answer
   */
  Answer post(URI uri, String contentType, String accepted, HttpRequest.BodyPublisher body)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(answerLimit)
            .header("Content-Type", contentType)
            .header("Accept", accepted)
            .POST(body);
    authorization.ifPresent(value -> request.header("Authorization", value));
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream content = response.body()) {
        return new Answer(response.statusCode(), content.readNBytes(LARGEST_ANSWER_BYTES));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
