package org.hilum.inference;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.hilum.schemas.AgeGroup;
import org.hilum.schemas.StoredImage;
import org.hilum.schemas.View;
import org.hilum.schemas.XrayReceived;

/** Events as the gateway writes them. */
public final class TestEvents {
  private TestEvents() {}

  public static String imageId(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public static XrayReceived received(byte[] bytes) {
    return received(imageId(bytes), Optional.of(View.PA), Optional.empty());
  }

  public static XrayReceived received(
      String imageId, Optional<View> view, Optional<AgeGroup> ageGroup) {
    return received(imageId, view, Optional.empty(), ageGroup);
  }

  public static XrayReceived received(String imageId, Optional<String> bodyPart) {
    return received(imageId, Optional.of(View.PA), bodyPart, Optional.empty());
  }

  private static XrayReceived received(
      String imageId, Optional<View> view, Optional<String> bodyPart, Optional<AgeGroup> ageGroup) {
    return new XrayReceived(
        imageId,
        new StoredImage("hilum", "xrays/" + imageId, "image/jpeg", 1),
        Instant.now(),
        "device-1",
        Optional.of("DX"),
        view,
        Optional.empty(),
        bodyPart,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ageGroup,
        Optional.empty());
  }
}
