package org.hilum.training.train;

import ai.djl.training.loss.Loss;
import java.util.List;
import java.util.Optional;
import org.hilum.training.calibrate.LogOdds;
import org.hilum.training.calibrate.Temperature;
import org.hilum.training.data.Finding;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.data.UnusableDataException;

/** The question that a head learns to answer; that of pneumonia, where one says nothing else. */
public enum HeadTarget {
  /** Is there pneumonia? One logit. */
  PNEUMONIA(1),

  /** The same question, learned with every image weighing the same, whatever its class. */
  PNEUMONIA_AS_FREQUENT(1) {
    @Override
    Loss loss(LabelledFeatures training) {
      return BalancedLoss.unweighted();
    }
  },

  /** Is a pneumonia viral, not bacterial? One logit; normal images are left out. */
  VIRAL(1) {
    @Override
    List<Finding> answers() {
      return List.of(Finding.BACTERIAL, Finding.VIRAL);
    }

    @Override
    int truth(LabelledImage image) {
      return image.finding() == Finding.VIRAL ? 1 : 0;
    }

    @Override
    Loss loss(LabelledFeatures training) {
      return BalancedLoss.of(isViral(training));
    }

    @Override
    double loss(double[][] logits, LabelledFeatures images) {
      return Temperature.loss(LogOdds.ofPneumonia(logits), isViral(images), 1);
    }
  },

  /** Which of {@link Finding#CLASSES} is it? One logit each. */
  FINDING(Finding.CLASSES.size()) {
    @Override
    List<Finding> answers() {
      return Finding.CLASSES;
    }

    @Override
    float[] wanted(LabelledImage image) {
      float[] wanted = new float[outputs()];
      wanted[truth(image)] = 1;
      return wanted;
    }

    @Override
    int truth(LabelledImage image) {
      return image.finding().ordinal();
    }

    @Override
    int said(double[] logits) {
      return Finding.mostProbable(logits).ordinal();
    }

    @Override
    EvenOdds evenOdds() {
      return new EvenOdds(outputs());
    }

    @Override
    Loss loss(LabelledFeatures training) {
      return FindingLoss.of(training.images());
    }

    @Override
    double loss(double[][] logits, LabelledFeatures images) {
      return FindingLoss.of(images.images()).mean(logits, images.images());
    }
  };

  private final int outputs;

  HeadTarget(int outputs) {
    this.outputs = outputs;
  }

  /** Logits of the head. */
  int outputs() {
    return outputs;
  }

  /** Findings that are told apart; other images are left out. Empty if the label says enough. */
  List<Finding> answers() {
    return List.of();
  }

  /** False if no image of one of the two is known to show one of the answers. */
  public boolean canLearnFrom(LabelledFeatures training, LabelledFeatures validation) {
    return missing(training).isEmpty() && missing(validation).isEmpty();
  }

  /**
   * The rows whose answer is known.
   *
   * @throws UnusableDataException if none has one of the answers
   */
  LabelledFeatures answered(LabelledFeatures images) {
    missing(images)
        .ifPresent(
            finding -> {
              throw new UnusableDataException(
                  "no image is known to be %s; this head needs all of %s"
                      .formatted(finding, answers()));
            });
    return answers().isEmpty()
        ? images
        : images.where(image -> answers().contains(image.finding()));
  }

  /** The first answer that no image shows. */
  private Optional<Finding> missing(LabelledFeatures images) {
    return answers().stream()
        .filter(answer -> images.images().stream().noneMatch(image -> image.finding() == answer))
        .findFirst();
  }

  /** What the outputs are compared with, one value each. */
  float[] wanted(LabelledImage image) {
    return new float[] {truth(image)};
  }

  /** Number of the class that an image shows. */
  int truth(LabelledImage image) {
    return image.isPneumonia() ? 1 : 0;
  }

  /** Number of the class that the logits of an image are for, at even odds. */
  int said(double[] logits) {
    return logits[0] > 0 ? 1 : 0;
  }

  /** A count of right answers to the question, none yet. */
  EvenOdds evenOdds() {
    return new EvenOdds(2);
  }

  /** To be minimised by training. */
  Loss loss(LabelledFeatures training) {
    return BalancedLoss.of(training.isPneumonia());
  }

  /** The loss of logits at hand, with the classes of these images in balance. */
  double loss(double[][] logits, LabelledFeatures images) {
    return Temperature.loss(LogOdds.ofPneumonia(logits), images.isPneumonia(), 1);
  }

  private static boolean[] isViral(LabelledFeatures images) {
    boolean[] isViral = new boolean[images.images().size()];
    for (int i = 0; i < isViral.length; i++) {
      isViral[i] = images.images().get(i).finding() == Finding.VIRAL;
    }
    return isViral;
  }
}
