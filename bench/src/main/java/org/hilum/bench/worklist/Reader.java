package org.hilum.bench.worklist;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;

/** Asks triage as a page does, one question after the other. */
final class Reader {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI triage;
  private final Supplier<String> authorization;

  Reader(URI triage, Supplier<String> authorization) {
    this.triage = triage;
    this.authorization = authorization;
  }

  /**
   * @return milliseconds to the last byte of the answer
   * @throws IllegalStateException if it is a refusal
   */
  double ask(String question) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(triage.resolve(question))
            .timeout(PATIENCE)
            .header("Authorization", authorization.get())
            .build();
    long began = System.nanoTime();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    double took = (System.nanoTime() - began) / 1e6;
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(
          "triage answers %d to %s: %s".formatted(answer.statusCode(), question, answer.body()));
    }
    return took;
  }
}
