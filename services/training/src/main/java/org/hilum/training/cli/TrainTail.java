package org.hilum.training.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Weights;
import org.hilum.training.finetune.KeptTails;
import org.hilum.training.finetune.LastLayers;
import org.hilum.training.finetune.LayerSoup;
import org.hilum.training.finetune.TailCandidate;
import org.hilum.training.finetune.TailSeeds;
import org.hilum.training.finetune.TailSettings;
import org.hilum.training.finetune.TunedTail;
import org.hilum.training.release.HeadRelease;
import org.hilum.training.release.TailTraining;
import org.hilum.training.train.LearnedHead;
import org.hilum.training.train.LearningData;

/**
 * {@code train tail}: the last layers tuned with several seeds and averaged, and an ensemble of
 * heads on them; or the same ensemble on the layers as they are, if it does better under stress.
 */
record TrainTail(NewModel model, TailSettings settings) {
  private static final int SEEDS = 3;

  static TrainTail parse(List<String> arguments) {
    return new TrainTail(NewModel.parse(arguments), TailSettings.standard());
  }

  int run(PrintStream print) {
    LearningSource source = model.source();
    LearningSource.Learning learning = model.read(print);
    List<TunedTail> tails = tails(learning, print);
    Weights averaged = LayerSoup.of(LayerTable.resnet152v2(), tails);
    LearningData pooled = source.pooledBy(averaged, learning.split(), print);
    TailTraining training =
        new TailTraining(
            settings,
            tails,
            List.of(
                candidate(LastLayers.FINE_TUNED, averaged, pooled, print),
                candidate(LastLayers.FROZEN, learning.layers(), learning.data(), print)));
    TailCandidate released = training.released();
    print.printf("released: %s layers%n", released.kind().word());
    LearnedHead learned = LearnedHead.of(released.heads().joined(), released.data());
    model.release(
        new HeadRelease(
            learned, released.data(), learning.split(), training, source.seed(), source.variants()),
        released.layers(),
        print);
    return 0;
  }

  private List<TunedTail> tails(LearningSource.Learning learning, PrintStream print) {
    LearningSource source = model.source();
    return new TailSeeds(
            learning.data(),
            source.outputs(learning.split(), print),
            settings,
            KeptTails.in(source.work(), learning.digest(), settings),
            print)
        .run(source.seed(), SEEDS);
  }

  private TailCandidate candidate(
      LastLayers kind, Weights layers, LearningData data, PrintStream print) {
    TailCandidate candidate =
        TailCandidate.learn(kind, layers, data, settings.head(), model.source().seed());
    NewModel.print(print, kind.word() + ", head of pneumonia", candidate.heads().pneumonia());
    NewModel.print(print, kind.word() + ", head of viral", candidate.heads().viral());
    print.printf(
        Locale.ROOT,
        "%s layers: stressed validation loss %.4f of the ensemble%n",
        kind.word(),
        candidate.stressedLoss());
    return candidate;
  }
}
