package org.hilum.training.release;

import java.util.Optional;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Digest;

/**
 * What a model card says of the layers below the last 13.
 *
 * @param digest of the trunk
 * @param facts empty for a trunk that was imported
 */
record TrunkOnCard(String digest, Optional<TrunkFacts> facts) {
  private static final String ADAPTED = "build/adapted/";

  /** Which of the layers know X-rays, to follow upon the network's name. */
  String origin() {
    return facts.map(TrunkOnCard::adapted).orElse("");
  }

  private static String adapted(TrunkFacts facts) {
    String first = facts.firstTrainedLayer();
    return first.equals(LayerTable.resnet152v2().stem().name())
        ? " All of its layers were adapted to X-rays first."
        : (" Its layers from `%s` on were adapted to X-rays first; those before keep what they"
                + " learned from everyday photographs.")
            .formatted(first);
  }

  /** Folder of the trunk after {@link #commands}. */
  String folder() {
    return facts.isPresent()
        ? ADAPTED + Digest.abbreviated(digest)
        : "build/trunks/" + Digest.abbreviated(digest);
  }

  /** Commands that make the trunk again, a line each. */
  String commands() {
    if (facts.isEmpty()) {
      return "./hilum import-weights FILE --out build\n";
    }
    TrunkFacts made = facts.get();
    TrunkOnCard parent = new TrunkOnCard(made.parentTrunkDigest(), made.parent());
    return parent.commands()
        + ("./hilum train trunk FOLDER --trunk %s --from %s --out %s --epochs %d"
                + " --learning-rate %s --seed %d%s\n")
            .formatted(
                parent.folder(),
                made.firstTrainedLayer(),
                folder(),
                made.settings().unlocked().stop().maxEpochs(),
                made.settings().unlocked().learningRate(),
                made.seed(),
                made.viewsOfATrainingImage() instanceof Number views ? " --variants " + views : "");
  }
}
