package org.hilum.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.time.Instant;
import java.util.Base64;

/**
 * Tokens of a program by the client credentials grant (RFC 6749, 4.4); one is used until shortly
 * before its end. Thread safe.
 */
public final class CommandTokens {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int OK = 200;

  /** Longer than any request takes. */
  private static final int SPARE_SECONDS = 120;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI issuer;
  private final String proof;
  private String token = "";
  private Instant until = Instant.MIN;

  CommandTokens(URI issuer, String clientId, String secret) {
    this.issuer = issuer;
    this.proof = Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(UTF_8));
  }

  /**
   * The value of a header {@code Authorization}.
   *
   * @throws UncheckedIOException if the issuer does not answer
   * @throws StackException if it refuses
   */
  public synchronized String authorization() {
    if (Instant.now().isAfter(until)) {
      renew();
    }
    return "Bearer " + token;
  }

  private void renew() {
    HttpRequest request =
        HttpRequest.newBuilder(issuer.resolve("/token"))
            .header("Authorization", "Basic " + proof)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    try {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() != OK) {
        throw new StackException(
            "%s gives no token (%d): does the stack run on another data directory?"
                .formatted(issuer, response.statusCode()));
      }
      JsonNode answer = JSON.readTree(response.body());
      token = answer.path("access_token").asText();
      until = Instant.now().plusSeconds(answer.path("expires_in").asLong() - SPARE_SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + issuer, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + issuer, e);
    }
  }
}
