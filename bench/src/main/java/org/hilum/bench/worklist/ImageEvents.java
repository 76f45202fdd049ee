package org.hilum.bench.worklist;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hilum.schemas.AgeGroup;
import org.hilum.schemas.Decision;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.Judgement;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.ScreeningTimings;
import org.hilum.schemas.Sex;
import org.hilum.schemas.StoredImage;
import org.hilum.schemas.View;
import org.hilum.schemas.XrayReceived;

/**
 * What gateway and worker say of one image, as bytes. One image in seven is flagged.
 *
 * @param imageId key of both
 * @param received the event {@code xray.received}
 * @param completed the event {@code screening.completed}
 */
record ImageEvents(String imageId, byte[] received, byte[] completed) {
  private static final int FLAGGED_IN = 7;
  private static final double THRESHOLD = 0.6;

  static ImageEvents of(long serial) {
    String imageId = sha256("arriving case " + serial);
    Instant now = Instant.now();
    return new ImageEvents(
        imageId,
        EventJson.write(received(imageId, serial, now)),
        EventJson.write(completed(imageId, serial % FLAGGED_IN == 0, now)));
  }

  private static XrayReceived received(String imageId, long serial, Instant at) {
    return new XrayReceived(
        imageId,
        new StoredImage("hilum", "xrays/" + imageId, "application/dicom", 8_000_000),
        at,
        "cr-" + serial % 40,
        Optional.of("DX"),
        Optional.of(View.PA),
        Optional.empty(),
        Optional.of("CHEST"),
        Optional.of(imageId.substring(0, 32)),
        Optional.of("2.25." + serial),
        Optional.of("2.25.1" + serial),
        Optional.of("2.25.2" + serial),
        Optional.of(AgeGroup.ADULT),
        Optional.of(Sex.MALE));
  }

  private static ScreeningCompleted completed(String imageId, boolean isFlagged, Instant at) {
    Judgement judgement =
        new Judgement(
            "pneumonia-guangzhou/2",
            isFlagged ? 0.9123 : 0.1234,
            THRESHOLD,
            isFlagged ? Decision.FLAGGED : Decision.CLEAR,
            Optional.empty(),
            0.3,
            Optional.empty());
    return new ScreeningCompleted(
        imageId,
        at,
        at.plusMillis(900),
        "b".repeat(64),
        judgement,
        List.of(),
        Collections.nCopies(49, 0.1234),
        "outcomes/" + imageId + "/bbbbbbbbbbbb.safetensors",
        new ScreeningTimings(1, 2, 3, 4, 5));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
