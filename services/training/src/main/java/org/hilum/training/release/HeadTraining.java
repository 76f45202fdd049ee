package org.hilum.training.release;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hilum.training.chart.LearningCurves;
import org.hilum.training.train.HeadChoice;
import org.hilum.training.train.HeadSettings;

/** {@code train head}: one of several heads on the frozen network. */
public record HeadTraining(HeadChoice choice, HeadSettings settings) implements Training {
  static final String COMMAND = "train head";

  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("command", COMMAND);
    facts.put("seedsTried", choice.candidates().size());
    facts.put("chosenSeed", choice.chosen().seed());
    facts.put("chosenEpoch", choice.chosen().best().number());
    facts.put(
        "candidateLosses",
        choice.candidates().stream().map(candidate -> candidate.best().validationLoss()).toList());
    facts.put("head", settings);
    return facts;
  }

  @Override
  public Map<String, LearningCurves> curves() {
    String title = "Head, %d seeds".formatted(choice.candidates().size());
    return Map.of("", Training.curves(title, choice.candidates()));
  }
}
