package org.hilum.gateway.retain;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.announce.ReviewedImages;
import org.hilum.gateway.hold.LegalHolds;
import org.hilum.schemas.XrayLabels;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.ObjectSummary;
import org.jboss.logging.Logger;

/** Of which images something may go: old ones that were read, and that nobody waits for. */
@Singleton
class Removable {
  private static final Logger LOG = Logger.getLogger(Removable.class);
  private static final int ID_LENGTH = 64;

  private final ObjectStore store;
  private final ReviewedImages reviewed;
  private final LegalHolds holds;

  Removable(ObjectStore store, ReviewedImages reviewed, LegalHolds holds) {
    this.store = store;
    this.reviewed = reviewed;
    this.holds = holds;
  }

  /**
   * @param folder prefix of keys whose next part is an image's id
   * @param before what was stored later stays
   * @param most so many images
   */
  Set<String> imagesIn(String folder, Instant before, int most) {
    Set<String> old = old(folder, before);
    if (old.isEmpty()) {
      return old;
    }
    int all = old.size();
    // What is on its way, or was refused and waits for a person, is needed yet.
    old.removeAll(imagesBelow("outbox/"));
    old.removeAll(imagesBelow("outbox-refused/"));
    Set<String> read = reviewed.among(old);
    Set<String> held = held(read);
    LOG.infof(
        "kept although old folder=%s onTheirWay=%d unread=%d underLegalHold=%d",
        folder, all - old.size(), old.size() - read.size(), held.size());
    return read.stream()
        .filter(imageId -> !held.contains(imageId))
        .sorted()
        .limit(most)
        .collect(Collectors.toSet());
  }

  /** Whose an image is stands on its object alone; one without is kept as if it were held. */
  private Set<String> held(Set<String> imageIds) {
    Set<String> patients = holds.patients();
    return patients.isEmpty()
        ? Set.of()
        : imageIds.stream()
            .filter(imageId -> !isFree(imageId, patients))
            .collect(Collectors.toSet());
  }

  private Set<String> old(String folder, Instant before) {
    try (Stream<ObjectSummary> objects = store.list(folder)) {
      return objects
          .filter(object -> object.lastModified().isBefore(before))
          .map(object -> object.key().substring(folder.length()))
          .filter(rest -> rest.length() >= ID_LENGTH)
          .map(rest -> rest.substring(0, ID_LENGTH))
          .filter(id -> ImageId.parse(id).isPresent())
          .collect(Collectors.toCollection(HashSet::new));
    }
  }

  /** By the second part of their keys. */
  private Set<String> imagesBelow(String folder) {
    try (Stream<ObjectSummary> objects = store.list(folder)) {
      return objects
          .map(object -> object.key().split("/"))
          .filter(parts -> parts.length > 2)
          .map(parts -> parts[2])
          .collect(Collectors.toSet());
    }
  }

  private boolean isFree(String imageId, Set<String> patients) {
    return store
        .head(new ImageId(imageId).key())
        .filter(object -> !patients.contains(patient(object.metadata().get(XrayLabels.PATIENT))))
        .isPresent();
  }

  private static String patient(String label) {
    return Optional.ofNullable(label).orElse("");
  }
}
