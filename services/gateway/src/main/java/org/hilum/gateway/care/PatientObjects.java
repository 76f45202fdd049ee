package org.hilum.gateway.care;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.dicom.IndexEntry;
import org.hilum.gateway.dicom.InstanceIndex;
import org.hilum.gateway.dicom.ListedInstance;
import org.hilum.gateway.retain.ImageKeys;
import org.hilum.schemas.XrayLabels;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.ObjectSummary;
import org.hilum.storage.StoredObject;

/**
 * Everything of one patient in the store. Each X-ray is asked whose it is: erasures are rare, and a
 * list beside them could lack something. What the index has of an instance without an X-ray is
 * found by the keys of its list, in which an instance is before anything else is written of it.
 */
@Singleton
class PatientObjects {
  /** Training removes these: it may know more of them. */
  private static final String FEATURES = "outcomes";

  private final ObjectStore store;
  private final InstanceIndex index;
  private final ImageKeys keys;

  PatientObjects(ObjectStore store, InstanceIndex index, ImageKeys keys) {
    this.store = store;
    this.index = index;
    this.keys = keys;
  }

  /** What was received until then, without features. */
  ErasurePlan of(String patient, Instant until) {
    Set<String> images = images(patient, until);
    List<String> found = new ArrayList<>();
    images.forEach(image -> found.addAll(keys.ofIndex(image)));
    for (ListedInstance listed : listed(patient)) {
      Optional<IndexEntry> entry = entry(listed);
      Optional<String> image = entry.map(it -> it.imageId().hex());
      if (image.isEmpty()) {
        found.addAll(leadingNowhere(listed, until));
      } else if (images.contains(image.get()) || !isThere(image.get())) {
        images.add(image.get());
        found.addAll(InstanceIndex.keysOf(entry.get()));
      }
    }
    keys.of(images).stream()
        .filter(key -> !ImageKeys.kindOf(key).equals(FEATURES))
        .forEach(found::add);
    return ErasurePlan.of(images, found);
  }

  /** What of a plan may go: an image that was received again since is another matter. */
  List<String> removable(ErasurePlan plan, Instant until) {
    Set<String> again = new HashSet<>(plan.imageIds());
    again.removeAll(goneFor(plan.imageIds(), until));
    return plan.keys().stream()
        .filter(key -> again.stream().noneMatch(key::contains))
        .filter(key -> again.isEmpty() || !key.startsWith("dicom"))
        .toList();
  }

  /** Those of them that were not received again. */
  Set<String> goneFor(List<String> imageIds, Instant until) {
    return imageIds.stream()
        .filter(
            image ->
                store
                    .head(new ImageId(image).key())
                    .filter(object -> receivedAt(object).isAfter(until))
                    .isEmpty())
        .collect(Collectors.toSet());
  }

  private Set<String> images(String patient, Instant until) {
    try (Stream<ObjectSummary> objects = store.list(ImageId.PREFIX)) {
      Set<String> images = new HashSet<>();
      objects
          .flatMap(object -> ImageId.ofKey(object.key()).stream())
          .filter(
              imageId ->
                  store.head(imageId.key()).filter(it -> isOf(it, patient, until)).isPresent())
          .forEach(imageId -> images.add(imageId.hex()));
      return images;
    }
  }

  private List<ListedInstance> listed(String patient) {
    String name = ListedInstance.patient(patient);
    try (Stream<ListedInstance> instances = index.list()) {
      return instances.filter(listed -> listed.patient().equals(name)).toList();
    }
  }

  private Optional<IndexEntry> entry(ListedInstance listed) {
    return index.find(listed.uids()).filter(it -> ListedInstance.of(it).equals(listed));
  }

  /** One that was listed since is just being received. */
  private List<String> leadingNowhere(ListedInstance listed, Instant until) {
    return store
        .head(listed.key())
        .filter(object -> !receivedAt(object).isAfter(until))
        .map(StoredObject::key)
        .stream()
        .toList();
  }

  private boolean isThere(String image) {
    return store.head(new ImageId(image).key()).isPresent();
  }

  private static boolean isOf(StoredObject object, String patient, Instant until) {
    return patient.equals(object.metadata().get(XrayLabels.PATIENT))
        && !receivedAt(object).isAfter(until);
  }

  private static Instant receivedAt(StoredObject object) {
    Optional<Instant> said = new XrayLabels(object.metadata()).receivedAt();
    return said.orElse(object.lastModified());
  }
}
