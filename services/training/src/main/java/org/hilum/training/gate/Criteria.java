package org.hilum.training.gate;

import static org.hilum.training.chart.LineChart.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hilum.training.evaluate.GroupDrop;
import org.hilum.training.evaluate.OperatingPoint;
import org.hilum.training.evaluate.PairedFigures;

/**
 * Holds what two models answered against each criterion of a policy. Whoever they are and wherever
 * they are kept plays no part.
 *
 * @param seed of the resampling
 */
public record Criteria(PromotionPolicy policy, long seed) {
  private static final long BOOTSTRAP_SEED = 1;
  private static final String TEST_IMAGES = "locked test images";
  private static final int SHOWN_DIGITS = 12;

  /** As the gate decides. */
  public static Criteria of(PromotionPolicy policy) {
    return new Criteria(policy, BOOTSTRAP_SEED);
  }

  /**
   * What every criterion says.
   *
   * @param trial on live images; empty before there was one
   */
  public Ruling rule(Answers answers, Optional<ShadowTrial> trial) {
    PairedFigures figures =
        PairedFigures.of(
            answers.candidate().outcomes(),
            answers.candidate().point(),
            answers.champion().outcomes(),
            answers.champion().point(),
            ComparedFigure.NAMES,
            seed);
    List<Finding> findings = new ArrayList<>(offline(answers, figures));
    trial.map(this::shadow).ifPresent(findings::addAll);
    return new Ruling(figures, findings);
  }

  private List<Finding> offline(Answers answers, PairedFigures figures) {
    List<Finding> findings = new ArrayList<>();
    findings.add(nonInferiority(figures));
    findings.add(sensitivity(figures));
    findings.add(calibration(figures));
    findings.addAll(subgroups(answers));
    findings.add(sentinels(answers));
    return findings;
  }

  private List<Finding> shadow(ShadowTrial trial) {
    return List.of(
        Finding.of(
            Criterion.SHADOW_CASES,
            "judged by both",
            trial.cases(),
            Optional.empty(),
            policy.shadow().minimumCases()),
        Finding.of(
            Criterion.SHADOW_AGREEMENT,
            format(
                "%,d of %,d live images, and %,d on which readers side with the candidate",
                trial.agreements(), trial.cases(), trial.upheld()),
            trial.agreement(),
            Optional.empty(),
            policy.shadow().minimumAgreement()));
  }

  private Finding nonInferiority(PairedFigures figures) {
    PromotionPolicy.Auc auc = policy.auc();
    return Finding.of(
        Criterion.AUC_NON_INFERIORITY,
        format("%s, no less with %.1f %% confidence", TEST_IMAGES, 100 * auc.confidence()),
        figures.leastDifference("auc", auc.confidence()),
        Optional.of(figures.differenceInterval("auc")),
        -auc.margin());
  }

  private Finding sensitivity(PairedFigures figures) {
    return Finding.of(
        Criterion.SENSITIVITY_FLOOR,
        TEST_IMAGES + ", at its own threshold",
        figures.first("sensitivity"),
        Optional.of(figures.firstInterval("sensitivity")),
        policy.sensitivityFloor());
  }

  private Finding calibration(PairedFigures figures) {
    return Finding.of(
        Criterion.CALIBRATION_CEILING,
        TEST_IMAGES,
        figures.first("ece"),
        Optional.of(figures.firstInterval("ece")),
        policy.eceCeiling());
  }

  private List<Finding> subgroups(Answers answers) {
    return answers.groups().stream()
        .flatMap(
            column ->
                GroupDrop.of(
                    answers.candidate().outcomes(),
                    answers.candidate().point(),
                    answers.champion().outcomes(),
                    answers.champion().point(),
                    column,
                    policy.subgroups().minimumCases(),
                    seed)
                    .stream())
        .map(this::subgroup)
        .toList();
  }

  private Finding subgroup(GroupDrop group) {
    return Finding.of(
        Criterion.SUBGROUP_DROP,
        format(
            "%s where %s is %s, %,d cases",
            group.figure(), group.column(), group.value(), group.cases()),
        group.drop(),
        group.interval(),
        policy.subgroups().largestDrop());
  }

  private Finding sentinels(Answers answers) {
    OperatingPoint candidate = answers.candidate().point();
    OperatingPoint champion = answers.champion().point();
    Map<String, SentinelAnswer> byImage = new TreeMap<>();
    answers.sentinels().forEach(answer -> byImage.put(answer.imageId(), answer));
    List<String> wrong = new ArrayList<>();
    for (String image : policy.sentinels()) {
      SentinelAnswer answer = byImage.get(image);
      String name = image.substring(0, SHOWN_DIGITS);
      if (answer == null) {
        wrong.add(name + " without an answer");
      } else if (candidate.isFlagged(answer.candidate()) != champion.isFlagged(answer.champion())) {
        wrong.add(name + (candidate.isFlagged(answer.candidate()) ? " flagged" : " cleared"));
      }
    }
    return Finding.of(
        Criterion.SENTINEL_FLIPS, sentinels(wrong), wrong.size(), Optional.empty(), 0);
  }

  private String sentinels(List<String> wrong) {
    if (policy.sentinels().isEmpty()) {
      return "the policy names no image";
    }
    return format("%,d images", policy.sentinels().size())
        + (wrong.isEmpty() ? "" : ", among them " + String.join(", ", wrong));
  }
}
