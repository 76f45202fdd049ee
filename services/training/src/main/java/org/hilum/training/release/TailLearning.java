package org.hilum.training.release;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Weights;
import org.hilum.training.finetune.LastLayers;
import org.hilum.training.finetune.LayerSoup;
import org.hilum.training.finetune.TailCandidate;
import org.hilum.training.finetune.TailSettings;
import org.hilum.training.finetune.TunedTail;
import org.hilum.training.train.HeadLines;
import org.hilum.training.train.LearningData;

/**
 * What follows once the last layers have been tuned with several seeds: the same ensemble of heads
 * learns on their average and on the layers as they were, and the better under stress is released.
 *
 * @param command that makes the model, without its arguments
 * @param seed the first of the heads' seeds
 * @param out where losses are said
 */
public record TailLearning(String command, TailSettings settings, long seed, PrintStream out) {
  /**
   * @param tails one a seed
   * @param frozen the layers as they were
   * @param asFrozen features that these pool
   * @param pooledBy features of the same images that other layers pool
   */
  public TailTraining learn(
      List<TunedTail> tails,
      Weights frozen,
      LearningData asFrozen,
      Function<Weights, LearningData> pooledBy) {
    Weights averaged = LayerSoup.of(LayerTable.resnet152v2(), tails);
    TailTraining training =
        new TailTraining(
            command,
            settings,
            tails,
            List.of(
                candidate(LastLayers.FINE_TUNED, averaged, pooledBy.apply(averaged)),
                candidate(LastLayers.FROZEN, frozen, asFrozen)));
    out.printf("released: %s layers%n", training.released().kind().word());
    return training;
  }

  private TailCandidate candidate(LastLayers kind, Weights layers, LearningData data) {
    TailCandidate candidate = TailCandidate.learn(kind, layers, data, settings.head(), seed);
    HeadLines lines = new HeadLines(out);
    lines.print(kind.word() + ", head of pneumonia", candidate.heads().pneumonia());
    lines.print(kind.word() + ", head of viral", candidate.heads().viral());
    out.printf(
        Locale.ROOT,
        "%s layers: stressed validation loss %.4f of the ensemble%n",
        kind.word(),
        candidate.stressedLoss());
    return candidate;
  }
}
