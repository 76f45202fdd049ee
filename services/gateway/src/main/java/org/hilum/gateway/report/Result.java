package org.hilum.gateway.report;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Uid;
import org.hilum.schemas.Judgement;
import org.hilum.schemas.ScreeningCompleted;

/**
 * What the champion says of an image, and whom the image is of.
 *
 * @param identity as {@link org.hilum.dicom.deidentify.Deidentified#identity()} has it
 * @param zone of the hospital's clocks. Times of DICOM are local unless an offset stands with them,
 *     and none can stand here: it would hold for the times of the study too, which are as their
 *     device wrote them.
 */
public record Result(ScreeningCompleted event, DataSet identity, ZoneId zone) {
  Judgement judgement() {
    return event.champion();
  }

  LocalDateTime at() {
    return LocalDateTime.ofInstant(event.screenedAt(), zone);
  }

  /** The name of a thing that is made of this result: of image and model version, not of time. */
  UUID uuid(String thing) {
    return DerivedUuid.of(event.imageId(), judgement().modelVersion(), thing);
  }

  Uid uid(String thing) {
    return Uid.of(uuid(thing));
  }

  /** A UID that every identity has. */
  Uid original(Tag tag) {
    return identity
        .uid(tag)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the identity of imageId=%s has no %s".formatted(event.imageId(), tag)));
  }
}
