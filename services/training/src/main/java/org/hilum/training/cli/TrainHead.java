package org.hilum.training.cli;

import java.io.PrintStream;
import java.util.List;
import org.hilum.training.release.HeadRelease;
import org.hilum.training.release.HeadTraining;
import org.hilum.training.release.LearnedFrom;
import org.hilum.training.train.HeadChoice;
import org.hilum.training.train.HeadLines;
import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.LearnedHead;

/** {@code train head}: the best of several heads on the frozen network. */
record TrainHead(NewModel model) {

  static TrainHead parse(List<String> arguments) {
    return new TrainHead(NewModel.parse(arguments));
  }

  int run(PrintStream print) {
    LearningSource source = model.source();
    LearningSource.Learning learning = model.read(print);
    HeadSettings settings = HeadSettings.standard();
    HeadChoice choice = HeadChoice.learn(learning.data(), settings, source.seed());
    new HeadLines(print).print("head", choice.candidates());
    print.printf("chosen seed %d%n", choice.chosen().seed());
    LearnedHead learned = LearnedHead.of(choice.chosen().head(), learning.data());
    model.release(
        new HeadRelease(
            learned,
            learning.data(),
            LearnedFrom.of(learning.split()),
            new HeadTraining(choice, settings),
            source.seed(),
            source.variants()),
        learning.layers(),
        print);
    return 0;
  }
}
