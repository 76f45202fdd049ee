package org.hilum.gateway.admit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.imaging.ImageFormat;
import org.hilum.schemas.AgeGroup;
import org.hilum.schemas.Sex;
import org.hilum.schemas.StoredImage;
import org.hilum.schemas.View;
import org.hilum.schemas.XrayReceived;

/**
 * What is known of an X-ray besides its pixels, as it lies in the object's user metadata: the event
 * can be made again from the object alone. Identifiers are pseudonyms already.
 *
 * @param labels by metadata key, lower case; what is not known is absent
 */
public record Description(Map<String, String> labels) {
  static final String DEVICE = "device";
  static final String MODALITY = "modality";
  static final String VIEW = "view";
  static final String PATIENT = "patient";
  static final String STUDY = "study";
  static final String SERIES = "series";
  static final String INSTANCE = "instance";
  static final String AGE_GROUP = "age-group";
  static final String SEX = "sex";
  static final String RECEIVED_AT = "received-at";

  private static final String UNNAMED_DEVICE = "unknown";

  public Description {
    labels = Map.copyOf(labels);
  }

  /** Of an X-ray that came without a word. */
  public static Description none() {
    return new Description(Map.of(DEVICE, UNNAMED_DEVICE));
  }

  public String deviceId() {
    return labels.getOrDefault(DEVICE, UNNAMED_DEVICE);
  }

  /** When the gateway took it; absent from an object that the gateway did not write. */
  public Optional<Instant> receivedAt() {
    try {
      return label(RECEIVED_AT).map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  Description receivedAt(Instant when) {
    Map<String, String> dated = new HashMap<>(labels);
    dated.put(RECEIVED_AT, when.toString());
    return new Description(dated);
  }

  /** The event that says so. */
  public XrayReceived event(
      ImageId imageId, String bucket, ImageFormat format, long sizeBytes, Instant receivedAt) {
    return new XrayReceived(
        imageId.hex(),
        new StoredImage(bucket, imageId.key(), format.mediaType(), sizeBytes),
        receivedAt,
        deviceId(),
        label(MODALITY),
        word(VIEW, View.values()),
        label(PATIENT),
        label(STUDY),
        label(SERIES),
        label(INSTANCE),
        word(AGE_GROUP, AgeGroup.values()),
        word(SEX, Sex.values()));
  }

  private Optional<String> label(String key) {
    return Optional.ofNullable(labels.get(key));
  }

  /** A word that this version does not know is as good as none. */
  private <E extends Enum<E>> Optional<E> word(String key, E[] words) {
    return Stream.of(words).filter(word -> word.name().equals(labels.get(key))).findFirst();
  }
}
