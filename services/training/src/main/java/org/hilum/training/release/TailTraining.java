package org.hilum.training.release;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hilum.training.chart.LearningCurves;
import org.hilum.training.finetune.TailCandidate;
import org.hilum.training.finetune.TailSettings;
import org.hilum.training.finetune.TunedTail;

/**
 * {@code train tail} and {@code train feedback}: an ensemble of heads, on tuned last layers or on
 * those that came with the trunk.
 *
 * @param command which of the two
 * @param tails one a seed
 * @param candidates of one the model is made
 */
public record TailTraining(
    String command, TailSettings settings, List<TunedTail> tails, List<TailCandidate> candidates)
    implements Training {
  public static final String TAIL = "train tail";
  public static final String FEEDBACK = "train feedback";

  public TailTraining {
    tails = List.copyOf(tails);
    candidates = List.copyOf(candidates);
  }

  /** The one with the lowest loss on the stressed validation images. */
  public TailCandidate released() {
    return Collections.min(candidates, Comparator.comparingDouble(TailCandidate::stressedLoss));
  }

  /** The same with more known of the one that is released. */
  TailTraining releasing(TailCandidate released) {
    TailCandidate before = released();
    return new TailTraining(
        command,
        settings,
        tails,
        candidates.stream().map(each -> each == before ? released : each).toList());
  }

  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("command", command);
    facts.putAll(
        DescriptionFile.facts(
            new TailFacts(
                released().kind().word(),
                tails.stream().map(TailFacts.Seed::of).toList(),
                candidates.stream().map(TailFacts.Candidate::of).toList())));
    facts.put("settings", settings);
    return facts;
  }

  @Override
  public Map<String, LearningCurves> curves() {
    Map<String, LearningCurves> curves = new LinkedHashMap<>();
    curves.put(
        "",
        new LearningCurves(
            "Last 13 layers, %d seeds".formatted(tails.size()),
            tails.stream()
                .map(tail -> new LearningCurves.Run(tail.epochs(), tail.best().number()))
                .toList()));
    String title = "Heads of pneumonia, %s layers".formatted(released().kind().word());
    curves.put("head-", Training.curves(title, released().heads().pneumonia()));
    return curves;
  }
}
