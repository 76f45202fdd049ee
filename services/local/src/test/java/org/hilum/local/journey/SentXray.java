package org.hilum.local.journey;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.dicom.deidentify.PseudonymousUid;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.Topic;
import org.hilum.schemas.XrayReceived;

/** An X-ray and its patient, in the words that the services have for them. */
record SentXray(XrayReceived event) {
  static SentXray find(String imageId, TopicView topics) throws MalformedEventException {
    byte[] value =
        topics.read(Topic.XRAY_RECEIVED).stream()
            .filter(record -> imageId.equals(record.key()))
            .findFirst()
            .orElseThrow()
            .value();
    return new SentXray(EventJson.read(value, XrayReceived.class));
  }

  String imageId() {
    return event.imageId();
  }

  String patient() {
    return event.patient().orElseThrow();
  }

  /** Whatever names image or patient somewhere: ids, pseudonyms, and UIDs made of them. */
  List<String> words() {
    List<String> pseudonyms =
        Stream.of(event.patient(), event.study(), event.series(), event.instance())
            .map(Optional::orElseThrow)
            .toList();
    Stream<String> uids =
        pseudonyms.stream()
            .map(pseudonym -> PseudonymousUid.of(HexFormat.of().parseHex(pseudonym)).toString());
    return Stream.of(Stream.of(imageId()), pseudonyms.stream(), uids).flatMap(all -> all).toList();
  }
}
