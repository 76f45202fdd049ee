package org.hilum.training.release;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.hilum.network.ModelDescription;
import org.hilum.training.features.TrunkFolder;
import org.hilum.training.finetune.TailSettings;

/**
 * What {@link TrunkRelease} wrote of a trunk that {@code train trunk} made.
 *
 * @param viewsOfATrainingImage a number, or words if images were altered anew in each epoch
 * @param parent the same of the trunk that it started from, unless that one was imported
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record TrunkFacts(
    String parentTrunkDigest,
    String firstTrainedLayer,
    long seed,
    Object viewsOfATrainingImage,
    TailSettings settings,
    Optional<TrunkFacts> parent) {
  /** Where the provenance of a model keeps them. */
  static final String IN_PROVENANCE = "trunk";

  /** Empty if the trunk of the model was imported. */
  @SuppressWarnings("unchecked") // facts are properties by name
  static Optional<TrunkFacts> of(ModelDescription model) {
    return Optional.ofNullable((Map<String, Object>) model.provenance().get(IN_PROVENANCE))
        .map(facts -> DescriptionFile.read(facts, TrunkFacts.class));
  }

  /** All that the folder tells; empty if the trunk was imported. */
  static Optional<Map<String, Object>> in(TrunkFolder trunk) {
    Path file = trunk.folder().resolve(TrunkFolder.DESCRIPTION);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(DescriptionFile.read(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read %s, which says how the trunk was trained: %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
