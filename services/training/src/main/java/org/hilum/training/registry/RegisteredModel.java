package org.hilum.training.registry;

import java.time.Instant;
import java.util.List;
import org.hilum.network.ModelDescription;
import org.hilum.schemas.ReleasedModel;

/**
 * A model version in the registry.
 *
 * @param description its {@code model.json}
 * @param descriptionDigest SHA-256 of that file: weights, calibration and threshold in one word
 * @param registeredAt when it was complete, to the second
 * @param files names of its files, sorted
 */
public record RegisteredModel(
    ModelDescription description,
    String descriptionDigest,
    Instant registeredAt,
    List<String> files) {

  public RegisteredModel {
    files = List.copyOf(files);
  }

  /** {@code <name>/<version>}. */
  public String modelVersion() {
    return description.modelVersion();
  }

  public String name() {
    return ModelKeys.nameOf(modelVersion());
  }

  /** Retention may have removed them. */
  public boolean hasWeights() {
    return files.contains(ModelKeys.TAIL);
  }

  /** As events name it. */
  public ReleasedModel released() {
    return new ReleasedModel(
        modelVersion(),
        ModelKeys.ofVersion(modelVersion()),
        description.trunkDigest(),
        description.tailDigest());
  }
}
