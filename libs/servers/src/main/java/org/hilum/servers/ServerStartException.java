package org.hilum.servers;

/** A server did not start; the message names the server and its data directory. */
public final class ServerStartException extends RuntimeException {
  public ServerStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
