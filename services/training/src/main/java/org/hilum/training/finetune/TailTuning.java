package org.hilum.training.finetune;

import ai.djl.Model;
import java.util.function.Consumer;
import org.hilum.training.train.Epoch;
import org.hilum.training.train.HeadTarget;
import org.hilum.training.train.HeadTrainer;
import org.hilum.training.train.LabelledFeatures;
import org.hilum.training.train.Samples;
import org.hilum.training.train.TrainedHead;

/**
 * How the last layers are tuned: a head is trained on them as they are, then both together. An
 * epoch of the second step sees each image once, in another of its views each time.
 */
final class TailTuning {
  private final HeadTrainer heads;
  private final TailTrainer tails;
  private final Samples training;
  private final Samples stressed;
  private final TailSettings settings;

  /**
   * @param training pooled features of the views in {@code outputs}
   * @param stressed pooled features of the stressed validation images, on which epochs are chosen
   */
  TailTuning(
      LabelledFeatures training,
      LabelledFeatures stressed,
      TrunkOutputs outputs,
      TailSettings settings) {
    this.settings = settings;
    heads = new HeadTrainer(HeadTarget.PNEUMONIA, training, stressed, settings.head());
    tails =
        new TailTrainer(
            outputs.table(), outputs.layers(), settings.unlocked(), settings.head().dropout());
    this.training = new OneViewAnEpoch(outputs.training(), outputs.training().views());
    this.stressed = outputs.stressed();
  }

  /** The first step. */
  TrainedHead head(long seed) {
    return heads.train(seed);
  }

  /**
   * The second step, with the seed of the head. Whoever asks closes the network.
   *
   * @param listener is told of each epoch as it ends
   */
  TunedNetwork unlocked(TrainedHead head, Consumer<Epoch> listener) {
    Model model = tails.start(head.head(), training.shape(settings.unlocked().batchSize()));
    try {
      return new TunedNetwork(model, tails.train(model, training, stressed, head.seed(), listener));
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }
}
