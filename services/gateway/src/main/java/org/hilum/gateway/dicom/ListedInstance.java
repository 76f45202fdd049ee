package org.hilum.gateway.dicom;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.gateway.admit.ImageId;

/**
 * What the list says of an instance in its key, so that most entries need not be read.
 *
 * @param patient what {@link #patient} makes of the Patient ID
 */
public record ListedInstance(InstanceUids uids, String patient) {
  static final String PREFIX = "dicom/";
  private static final int PATIENT_DIGITS = 32;

  public static ListedInstance of(IndexEntry entry) {
    return new ListedInstance(entry.uids(), patient(entry.text(Tags.PATIENT_ID).orElse("")));
  }

  /** A name of a fixed form for any Patient ID; the objects have pseudonyms there. */
  public static String patient(String patientId) {
    return ImageId.of(patientId.getBytes(UTF_8)).hex().substring(0, PATIENT_DIGITS);
  }

  /** Empty for what {@link #key} has not written. */
  static Optional<ListedInstance> ofKey(String key) {
    List<String> parts = List.of(key.split("/", -1));
    if (parts.size() != 5 || !key.startsWith(PREFIX)) {
      return Optional.empty();
    }
    List<Uid> uids =
        List.of(parts.get(1), parts.get(3), parts.get(4)).stream()
            .filter(Uid::isWellFormed)
            .map(Uid::new)
            .toList();
    return InstanceUids.of(uids).map(it -> new ListedInstance(it, parts.get(2)));
  }

  /** Of the object that lists it; ordered by study, patient, series and instance. */
  public String key() {
    return "%s%s/%s/%s/%s".formatted(PREFIX, uids.study(), patient, uids.series(), uids.instance());
  }
}
