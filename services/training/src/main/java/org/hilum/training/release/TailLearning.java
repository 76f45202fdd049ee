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
import org.hilum.training.train.TrainedHead;

/**
 * What follows once the last layers have been tuned with several seeds: the same ensemble of heads
 * of pneumonia learns on their average and on the layers as they were, and the better under stress
 * is released. It alone learns causes too.
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
    TailCandidate released = training.released().withCauses(settings.head(), seed);
    lines(released.kind(), "viral", released.heads().viral());
    out.printf("released: %s layers%n", released.kind().word());
    return training.releasing(released);
  }

  private TailCandidate candidate(LastLayers kind, Weights layers, LearningData data) {
    TailCandidate candidate = TailCandidate.learn(kind, layers, data, settings.head(), seed);
    lines(kind, "pneumonia", candidate.heads().pneumonia());
    out.printf(
        Locale.ROOT,
        "%s layers: stressed validation loss %.4f of the ensemble%n",
        kind.word(),
        candidate.stressedLoss());
    return candidate;
  }

  private void lines(LastLayers kind, String question, List<TrainedHead> heads) {
    new HeadLines(out).print("%s, head of %s".formatted(kind.word(), question), heads);
  }
}
