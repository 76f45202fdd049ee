package org.hilum.network;

import org.hilum.network.layers.Head;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Digest;
import org.hilum.network.weights.MalformedWeightsException;
import org.hilum.network.weights.Safetensors;

/** A model version without its trunk: a tail and the description it belongs to. */
public record DescribedTail(ModelDescription description, TailWeights tail) {

  public static final String FILE_NAME = "tail.safetensors";

  /**
   * @throws InvalidModelException if the description and the tail's head do not agree on a subtype
   */
  public DescribedTail {
    boolean isExpected = tail.head().hasSubtype();
    if (isExpected != description.subtype().isPresent()) {
      throw new InvalidModelException(
          "tensor '%s' of %s has %s, so %s must have %s '%s'"
              .formatted(
                  Head.OUTPUT_KERNEL,
                  description.modelVersion(),
                  isExpected ? "2 rows" : "1 row",
                  ModelJson.FILE_NAME,
                  isExpected ? "a" : "no",
                  ModelJson.SUBTYPE));
    }
  }

  /**
   * Reads the two files of a model version and checks that they belong together.
   *
   * @param modelJson {@code model.json}
   * @param tailFile {@code tail.safetensors}
   * @throws InvalidModelException naming the file and what was expected
   */
  public static DescribedTail read(byte[] modelJson, byte[] tailFile) {
    return read(LayerTable.resnet152v2(), modelJson, tailFile);
  }

  static DescribedTail read(LayerTable table, byte[] modelJson, byte[] tailFile) {
    ModelDescription description = ModelJson.read(ModelJson.FILE_NAME, modelJson);
    String origin = FILE_NAME + " of " + description.modelVersion();
    String found = Digest.of(tailFile);
    if (!found.equals(description.tailDigest())) {
      throw new InvalidModelException(
          "%s has SHA-256 %s, expected %s".formatted(origin, found, description.tailDigest()));
    }
    try {
      return new DescribedTail(description, TailWeights.of(table, Safetensors.parse(tailFile)));
    } catch (MalformedWeightsException | IllegalArgumentException e) {
      throw new InvalidModelException(origin + ": " + e.getMessage(), e);
    }
  }
}
