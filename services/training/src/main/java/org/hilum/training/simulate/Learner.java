package org.hilum.training.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.data.Split;
import org.hilum.training.evaluate.OperatingPoint;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.features.FeatureTable;
import org.hilum.training.gate.Judged;
import org.hilum.training.snapshot.Consensus;
import org.hilum.training.snapshot.Example;
import org.hilum.training.train.CalibratedHead;
import org.hilum.training.train.HeadTarget;
import org.hilum.training.train.HeadTrainer;
import org.hilum.training.train.JoinedHeads;
import org.hilum.training.train.LabelledFeatures;
import org.hilum.training.train.TrainedHead;

/** Learns as a run does, heads only: base images in their views, reviewed ones as they are. */
final class Learner {
  private final World world;
  private final Clinic clinic;
  private final Map<String, StreamImage> images;
  private final long seed;

  Learner(World world, Clinic clinic, long seed) {
    this.world = world;
    this.clinic = clinic;
    this.seed = seed;
    images = clinic.byId();
  }

  /** A run's seed is always the same: a model depends on its data alone. */
  CalibratedHead learn(List<Example> examples) {
    LabelledFeatures training = with(clinic.base(), in(Split.TRAIN, examples));
    LabelledFeatures stressed =
        with(clinic.stressed(), Consensus.of(in(Split.VALIDATION, examples), certain()));
    List<TrainedHead> heads =
        new HeadTrainer(HeadTarget.PNEUMONIA, training, stressed, world.settings())
            .train(seed, world.heads());
    return CalibratedHead.of(
        JoinedHeads.of(heads.stream().map(TrainedHead::head).toList()), stressed);
  }

  /** What the gate looks at: the base's locked images, and reviewed ones as readers say. */
  LabelledFeatures gateImages(List<Example> examples) {
    return with(List.of(clinic.gate()), in(Split.TEST, examples));
  }

  /** Nothing is unlike the known images here, so nothing is abstained from. */
  static Judged judged(CalibratedHead head, LabelledFeatures rows) {
    double[] logits = head.head().logits(rows.features());
    double[] probabilities = head.probabilities(rows.features());
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < logits.length; i++) {
      LabelledImage image = rows.images().get(i);
      outcomes.add(
          new Outcome(image.patient(), image.isPneumonia(), logits[i], probabilities[i], 0));
    }
    return new Judged(outcomes, OperatingPoint.of(head.threshold()));
  }

  private static List<Example> in(Split split, List<Example> examples) {
    return examples.stream().filter(example -> example.split() == split).toList();
  }

  private List<Label> certain() {
    return clinic.stressed().get(0).images().stream().map(LabelledImage::label).toList();
  }

  private LabelledFeatures with(List<LabelledFeatures> views, List<Example> examples) {
    if (examples.isEmpty()) {
      return LabelledFeatures.stacked(views);
    }
    LabelledFeatures reviewed = reviewed(examples);
    List<LabelledFeatures> parts = new ArrayList<>();
    for (LabelledFeatures view : views) {
      parts.add(view);
      parts.add(reviewed);
    }
    return LabelledFeatures.stacked(parts);
  }

  private LabelledFeatures reviewed(List<Example> examples) {
    return new LabelledFeatures(
        FeatureTable.of(
            examples.stream()
                .map(example -> images.get(example.imageId()).features())
                .toArray(float[][]::new)),
        examples.stream()
            .map(example -> images.get(example.imageId()).showing(example.finding()))
            .toList());
  }
}
