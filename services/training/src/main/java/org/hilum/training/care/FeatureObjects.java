package org.hilum.training.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.hilum.network.Features;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.ObjectSummary;

/** What workers have left in the object store of images. */
@ApplicationScoped
class FeatureObjects {
  private final ObjectStore store;

  FeatureObjects(ObjectStore store) {
    this.store = store;
  }

  List<String> keysOf(Collection<String> imageIds) {
    return imageIds.stream().flatMap(this::keysOf).toList();
  }

  private Stream<String> keysOf(String imageId) {
    try (Stream<ObjectSummary> objects = store.list(Features.folder(imageId))) {
      return objects.map(ObjectSummary::key).toList().stream();
    }
  }

  /** What is gone already is no error. */
  void remove(Collection<String> imageIds) {
    keysOf(imageIds).forEach(store::delete);
  }
}
