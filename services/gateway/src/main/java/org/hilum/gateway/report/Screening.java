package org.hilum.gateway.report;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Uid;

/** What the worker says of an image, and whom the image is of. */
public sealed interface Screening permits Result, NotScreened {
  String imageId();

  /** Model that judged, or would have: {@code <name>/<version>}. */
  String modelVersion();

  /** When the worker said it. */
  Instant toldAt();

  /** As {@link org.hilum.dicom.deidentify.Deidentified#identity()} has it. */
  DataSet identity();

  /**
   * Of the hospital's clocks. Times of DICOM are local unless an offset stands with them, and none
   * can stand here: it would hold for the times of the study too, which are as their device wrote
   * them.
   */
  ZoneId zone();

  default LocalDateTime at() {
    return LocalDateTime.ofInstant(toldAt(), zone());
  }

  /** The name of a thing that is made of this: of image and model version, not of time. */
  default UUID uuid(String thing) {
    return DerivedUuid.of(imageId(), modelVersion(), thing);
  }

  default Uid uid(String thing) {
    return Uid.of(uuid(thing));
  }

  /** Whether nothing says that the image is none of a chest, or no radiograph. */
  boolean isOfChest();

  /** A UID that every identity has. */
  default Uid original(Tag tag) {
    return identity()
        .uid(tag)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the identity of imageId=%s has no %s".formatted(imageId(), tag)));
  }
}
