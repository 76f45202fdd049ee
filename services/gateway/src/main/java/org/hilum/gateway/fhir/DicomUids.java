package org.hilum.gateway.fhir;

import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hilum.dicom.data.Uid;

/** DICOM's UIDs as FHIR names them (R4 imaging study, 8.18.4). */
final class DicomUids {
  private static final Pattern OF_UUID = Pattern.compile("2\\.25\\.(\\d{1,39})");

  private DicomUids() {}

  /**
   * @param token a UID, with or without {@code urn:oid:}, with or without the system that it is of
   */
  static Optional<Uid> uid(String token) {
    String value = token.replaceFirst("^urn:dicom:uid\\|", "").replaceFirst("^urn:oid:", "");
    return Optional.of(value).filter(Uid::isWellFormed).map(Uid::new);
  }

  /** What a UID below 2.25 is made of (PS3.5 B.2). */
  static Optional<UUID> uuid(Uid uid) {
    return Optional.of(OF_UUID.matcher(uid.value()))
        .filter(form -> form.matches())
        .map(form -> new BigInteger(form.group(1)))
        .filter(number -> number.bitLength() <= 2 * Long.SIZE)
        .map(number -> new UUID(number.shiftRight(Long.SIZE).longValue(), number.longValue()));
  }
}
