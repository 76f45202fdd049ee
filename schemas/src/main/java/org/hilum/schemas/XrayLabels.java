package org.hilum.schemas;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of an X-ray besides its pixels, as it lies in the object's user metadata: the event
 * can be made again from the object alone, byte for byte. Identifiers are pseudonyms already.
 *
 * @param labels by metadata key, lower case; what is not known is absent
 */
public record XrayLabels(Map<String, String> labels) {
  public static final String DEVICE = "device";
  public static final String MODALITY = "modality";
  public static final String VIEW = "view";
  public static final String OTHER_VIEW = "other-view";
  public static final String BODY_PART = "body-part";
  public static final String PATIENT = "patient";
  public static final String STUDY = "study";
  public static final String SERIES = "series";
  public static final String INSTANCE = "instance";
  public static final String AGE_GROUP = "age-group";
  public static final String SEX = "sex";

  private static final String RECEIVED_AT = "received-at";
  private static final String UNNAMED_DEVICE = "unknown";

  public XrayLabels {
    labels = Map.copyOf(labels);
  }

  /** Of an X-ray that came without a word. */
  public static XrayLabels none() {
    return new XrayLabels(Map.of(DEVICE, UNNAMED_DEVICE));
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

  public XrayLabels receivedAt(Instant when) {
    Map<String, String> dated = new HashMap<>(labels);
    dated.put(RECEIVED_AT, when.toString());
    return new XrayLabels(dated);
  }

  /**
   * The event of a stored object. Labels that the gateway did not write may hold identifiers, and
   * are not repeated.
   *
   * @param metadata of the object
   * @param lastModified when it was stored
   */
  public static XrayReceived event(
      String imageId, StoredImage image, Map<String, String> metadata, Instant lastModified) {
    XrayLabels labels = new XrayLabels(metadata);
    return labels
        .receivedAt()
        .map(at -> labels.event(imageId, image, at))
        .orElseGet(() -> none().event(imageId, image, lastModified));
  }

  /** The event that says so. */
  public XrayReceived event(String imageId, StoredImage image, Instant receivedAt) {
    return new XrayReceived(
        imageId,
        image,
        receivedAt,
        deviceId(),
        label(MODALITY),
        word(VIEW, View.values()),
        label(OTHER_VIEW),
        label(BODY_PART),
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
