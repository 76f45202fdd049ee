package org.hilum.training.gate;

import java.util.List;

/** The promotion policy cannot be followed as it stands. */
public final class InvalidPolicyException extends RuntimeException {
  InvalidPolicyException(String file, List<String> complaints) {
    super("%s cannot be followed: %s".formatted(file, String.join("; ", complaints)));
  }

  InvalidPolicyException(String file, Throwable cause) {
    super("%s cannot be read: %s".formatted(file, cause.getMessage()), cause);
  }
}
