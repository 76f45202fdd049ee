package org.hilum.gateway.announce;

/** The broker did not acknowledge or answer in time. A retry may help. */
public final class BrokerUnavailableException extends RuntimeException {
  BrokerUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
