package org.hilum.training.cli;

import java.io.PrintStream;
import java.util.List;
import org.hilum.training.finetune.KeptTails;
import org.hilum.training.finetune.TailCandidate;
import org.hilum.training.finetune.TailSeeds;
import org.hilum.training.finetune.TailSettings;
import org.hilum.training.finetune.TunedTail;
import org.hilum.training.release.HeadRelease;
import org.hilum.training.release.LearnedFrom;
import org.hilum.training.release.TailLearning;
import org.hilum.training.release.TailTraining;
import org.hilum.training.train.LearnedHead;

/**
 * {@code train tail}: the last layers tuned with several seeds and averaged, and an ensemble of
 * heads on them; or the same ensemble on the layers as they are, if it does better under stress.
 */
record TrainTail(NewModel model, TailSettings settings) {
  static TrainTail parse(List<String> arguments) {
    return new TrainTail(NewModel.parse(arguments), TailSettings.standard());
  }

  int run(PrintStream print) {
    LearningSource source = model.source();
    LearningSource.Learning learning = model.read(print);
    TailTraining training =
        new TailLearning(TailTraining.TAIL, settings, source.seed(), print)
            .learn(
                tails(learning, print),
                learning.layers(),
                learning.data(),
                layers -> source.pooledBy(layers, learning.split(), print));
    TailCandidate released = training.released();
    LearnedHead learned = LearnedHead.of(released.heads().joined(), released.data());
    model.release(
        new HeadRelease(
            learned,
            released.data(),
            LearnedFrom.of(learning.split()),
            training,
            source.seed(),
            source.variants()),
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
            print,
            (share, secondsLeft) -> {})
        .run(source.seed(), TailSeeds.SEEDS);
  }
}
