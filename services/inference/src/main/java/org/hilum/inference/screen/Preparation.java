package org.hilum.inference.screen;

import java.util.Optional;
import java.util.function.Function;
import org.hilum.schemas.FailureReason;

/** What became of an image on its way to the network. */
public sealed interface Preparation {
  /**
   * @param input 224x224 values as the network takes them
   * @param fetchMs reading the object
   * @param decodeMs bytes to input, the check of the digest included
   */
  record Ready(float[] input, double fetchMs, double decodeMs) implements Preparation {}

  /**
   * @param detail one sentence for people, free of patient data
   * @param code a finer word than the reason, where there is one
   */
  record Unsuitable(FailureReason reason, String detail, Optional<String> code)
      implements Preparation {
    public Unsuitable(FailureReason reason, String detail) {
      this(reason, detail, Optional.empty());
    }
  }

  default <T> T fold(Function<Ready, T> ready, Function<Unsuitable, T> unsuitable) {
    return this instanceof Ready image ? ready.apply(image) : unsuitable.apply((Unsuitable) this);
  }
}
