package org.hilum.dicom.net.association;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long a peer is waited for.
 *
 * @param artim until it has sent the request of an association, all of a unit that it has begun,
 *     taken what is sent to it, or closed the connection (PS3.8 9.1.4)
 * @param idle until its next message, or the next unit of a message
 * @param message until a message that it has begun is complete
 */
public record Timeouts(Duration artim, Duration idle, Duration message) {
  public Timeouts {
    if (Stream.of(artim, idle, message).anyMatch(time -> time.isNegative() || time.isZero())) {
      throw new IllegalArgumentException(
          "artim=%s idle=%s message=%s, expected times above zero".formatted(artim, idle, message));
    }
  }

  public static Timeouts standard() {
    return new Timeouts(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10));
  }
}
