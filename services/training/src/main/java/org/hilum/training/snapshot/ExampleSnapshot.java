package org.hilum.training.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.hilum.network.weights.Digest;
import org.hilum.training.data.Split;

/**
 * What a run learns from, at one moment.
 *
 * @param trunkDigest SHA-256 of the trunk that made the features
 * @param examples in the order of their image ids, none over the cap of its reader
 */
public record ExampleSnapshot(String trunkDigest, List<Example> examples) {
  public ExampleSnapshot {
    examples = List.copyOf(examples);
  }

  public List<Example> of(Split split) {
    return examples.stream().filter(example -> example.split() == split).toList();
  }

  /**
   * SHA-256 over a line with the trunk and a line an example, its fields parted by tabs: the data
   * manifest of a model's provenance. Two runs of one digest learn from the same.
   */
  public String digest() {
    StringBuilder manifest = new StringBuilder(trunkDigest).append('\n');
    for (Example example : examples) {
      manifest
          .append(
              String.join(
                  "\t",
                  example.imageId(),
                  example.patient(),
                  example.split().name(),
                  example.finding().name(),
                  String.valueOf(example.readers()),
                  example.featuresKey(),
                  example.featuresSha256()))
          .append('\n');
    }
    return Digest.of(manifest.toString().getBytes(UTF_8));
  }
}
