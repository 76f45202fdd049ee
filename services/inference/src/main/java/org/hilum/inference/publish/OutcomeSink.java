package org.hilum.inference.publish;

/** Where outcomes go. Blocking; called by several threads. */
@FunctionalInterface
public interface OutcomeSink {
  /**
   * Returns when the outcome is durable. Doing so again is harmless.
   *
   * @throws RuntimeException if a retry may help
   */
  void publish(Outcome outcome);
}
