package org.hilum.gateway.state;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.gateway.admit.ImageId;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.ScreeningFailed;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.ObjectSummary;

/** Reads the state of an image from what lies in the store. */
@Singleton
public class XrayStates {
  private static final long LARGEST_FAILURE_BYTES = 64 * 1024;

  private final ObjectStore store;

  XrayStates(ObjectStore store) {
    this.store = store;
  }

  /** Empty if there is no such image. */
  public Optional<XrayState> find(ImageId imageId) {
    return store.head(imageId.key()).map(object -> stateOf(imageId));
  }

  private XrayState stateOf(ImageId imageId) {
    String outcomes = "outcomes/%s/".formatted(imageId.hex());
    try (Stream<ObjectSummary> objects = store.list(outcomes)) {
      List<String> keys = objects.map(ObjectSummary::key).toList();
      // A later model may have succeeded where an earlier one failed.
      if (keys.stream().anyMatch(key -> key.endsWith(".safetensors"))) {
        return new XrayState.Screened(imageId.hex());
      }
    }
    return store
        .get(outcomes + "failure.json", LARGEST_FAILURE_BYTES)
        .map(json -> failed(imageId, json))
        .orElseGet(() -> new XrayState.Received(imageId.hex()));
  }

  private static XrayState failed(ImageId imageId, byte[] json) {
    try {
      ScreeningFailed failure = EventJson.read(json, ScreeningFailed.class);
      return new XrayState.Failed(imageId.hex(), failure.word(), failure.detail());
    } catch (MalformedEventException e) {
      throw new IllegalStateException("failure.json of imageId=" + imageId.hex(), e);
    }
  }
}
