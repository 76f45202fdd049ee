package org.hilum.training.feedback;

import java.util.ArrayList;
import java.util.List;
import org.hilum.network.ModelDescription;
import org.hilum.network.ModelDirectory;
import org.hilum.network.layers.Unlikeness;
import org.hilum.network.weights.Weights;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.features.FeatureTable;
import org.hilum.training.features.PooledFeatures;
import org.hilum.training.train.DenseHead;
import org.hilum.training.train.KnownSubspace;

/** A written model's answers to images whose trunk outputs are at hand. */
record TailJudge(ModelDescription model, Weights tail) {
  static TailJudge of(ModelDirectory model) {
    return new TailJudge(model.description(), model.tail().tensors());
  }

  /** One for each image. */
  List<Outcome> outcomes(ViewedRows plain) {
    FeatureTable pooled = PooledFeatures.of(plain.views().get(0), tail);
    double[] logits = DenseHead.of(tail).logits(pooled);
    KnownSubspace known =
        new KnownSubspace(
            tail.values(Unlikeness.MEAN), DenseHead.rows(tail.tensor(Unlikeness.COMPONENTS)));
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < logits.length; i++) {
      LabelledImage image = plain.images().get(i);
      outcomes.add(
          new Outcome(
              image.patient(),
              image.isPneumonia(),
              logits[i],
              model.calibration().probability(logits[i]),
              known.residual(pooled.row(i)) / model.unlikenessLimit()));
    }
    return outcomes;
  }

  /** Calibrated, one a row. */
  List<Double> probabilities(StoredRows rows) {
    double[] logits = DenseHead.of(tail).logits(PooledFeatures.of(rows, tail));
    List<Double> probabilities = new ArrayList<>();
    for (double logit : logits) {
      probabilities.add(model.calibration().probability(logit));
    }
    return probabilities;
  }
}
