package org.hilum.network;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hilum.network.program.TailRuntime;

/** A tail that is loaded, with what turns its outputs into words. */
record LoadedTail(ModelDescription model, TailRuntime runtime) {

  /** What it says of one image. */
  record Answer(
      double logit,
      double probability,
      Optional<FindingProbabilities> findings,
      double unlikeness,
      float[] heatMap) {}

  List<Answer> answers(NDArray features) {
    return runtime.judge(features).stream().map(this::answer).toList();
  }

  /** Whatever happens to it, the champion has its result. */
  List<ShadowAnswer> onTrial(NDArray features, int images) {
    try {
      return answers(features).stream().map(this::onTrial).toList();
    } catch (RuntimeException e) {
      return Collections.nCopies(images, new ShadowAnswer.Failed(model, e.toString()));
    }
  }

  private ShadowAnswer onTrial(Answer answer) {
    return ShadowAnswer.of(
        model, answer.probability(), answer.findings(), answer.unlikeness(), Optional.empty());
  }

  private Answer answer(TailRuntime.Judgement judgement) {
    double probability = model.calibration().probability(judgement.logit());
    return new Answer(
        judgement.logit(),
        probability,
        findings(probability, judgement),
        judgement.residual() / model.unlikenessLimit(),
        judgement.heatMap());
  }

  private Optional<FindingProbabilities> findings(
      double probability, TailRuntime.Judgement judgement) {
    return model
        .subtype()
        .map(ModelDescription.Subtype::calibration)
        .map(calibration -> calibration.probability(judgement.subtypeLogit().orElseThrow()))
        .map(viral -> FindingProbabilities.of(probability, viral));
  }
}
