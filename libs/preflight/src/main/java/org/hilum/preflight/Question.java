package org.hilum.preflight;

/**
 * Something small that a server is asked to learn whether it lets the service in.
 *
 * @param place where the server is, as far as it is no secret
 */
public record Question(Server server, String place, Request request) {
  /** Returns when the server has answered, or fails in its own way. */
  @FunctionalInterface
  public interface Request {
    void send() throws Exception;
  }

  void ask() throws Exception {
    request.send();
  }
}
