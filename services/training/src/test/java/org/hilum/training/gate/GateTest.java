package org.hilum.training.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hilum.storage.ObjectSummary;
import org.hilum.training.data.ColumnValues;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.registry.Aliases;
import org.hilum.training.registry.Registry;
import org.hilum.training.registry.Releases;
import org.hilum.training.registry.SmallModels;
import org.hilum.training.registry.Stage;
import org.hilum.training.registry.StoreForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twenty pneumonias and twenty normal images, each of its own patient. */
class GateTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final String SENTINEL = "ab".repeat(32);
  private static final String OTHER_SENTINEL = "cd".repeat(32);
  private static final List<Double> SURE = Collections.nCopies(20, 0.99);
  private static final List<Double> CLEAR = Collections.nCopies(20, 0.01);
  private static final PromotionPolicy POLICY = policy("0", List.of());
  private static final ShadowTrial TRIAL = new ShadowTrial("m/2", "m/1", 20, 19, 0);

  @TempDir static Path serverFolder;

  private static StoreForTests server;

  @TempDir Path folder;

  private Registry registry;

  @BeforeAll
  static void startsTheServer() {
    server = new StoreForTests(serverFolder);
  }

  @AfterAll
  static void stopsTheServer() {
    server.close();
  }

  @BeforeEach
  void registersTwoModels() {
    server.store().list("").map(ObjectSummary::key).toList().forEach(server.store()::delete);
    registry = new Registry(server.store());
    register("m/1", 0.5);
    register("m/2", 0.5);
  }

  @Test
  void letsPassWhoIsAsGood() {
    Dossier dossier = passed(gate().offline(evidence(SURE, CLEAR)));

    assertThat(dossier.stage()).isEqualTo(Stage.OFFLINE);
    assertThat(dossier.findings()).allMatch(Finding::holds);
    assertThat(dossier.findings())
        .extracting(Finding::criterion)
        .containsExactly(
            Criterion.AUC_NON_INFERIORITY,
            Criterion.SENSITIVITY_FLOOR,
            Criterion.CALIBRATION_CEILING,
            Criterion.SENTINEL_FLIPS);
    assertThat(dossier.images()).isEqualTo(new Dossier.TestImages("split", 40, 20));
  }

  @Test
  void refusesALowerAuc() {
    // Three of 20 normal images above every pneumonia: 60 of 400 pairs are lost.
    Dossier dossier = refused(gate().offline(evidence(SURE, with(CLEAR, 3, 0.995))));

    ComparedFigure auc = dossier.figures().get(0);
    assertThat(auc.candidate()).isCloseTo(0.85, within(1e-12));
    assertThat(auc.champion()).isEqualTo(1);
    assertThat(auc.difference()).isCloseTo(-0.15, within(1e-12));
    Finding finding = only(dossier, Criterion.AUC_NON_INFERIORITY);
    // In a resample the loss is the share of such images among the normal ones.
    assertThat(finding.value()).isBetween(-0.35, -0.25);
    assertThat(finding.interval().orElseThrow().low()).isLessThanOrEqualTo(finding.value());
    assertThat(finding.limit()).isEqualTo(-0.01);
  }

  @Test
  void refusesAnAucThatMayBeLowerForAllThatIsKnown() {
    // Each loses one of 20 pneumonias below all normal images, not the same: no difference.
    List<Double> otherLost = new ArrayList<>(SURE);
    otherLost.set(19, 0.005);
    Evidence evidence =
        evidence(
            contender("m/2", 0.5, with(SURE, 1, 0.005), CLEAR),
            contender("m/1", 0.5, otherLost, CLEAR),
            List.of(),
            List.of());

    Dossier dossier = refused(gate().offline(evidence));

    assertThat(dossier.figures().get(0).difference()).isZero();
    assertThat(only(dossier, Criterion.AUC_NON_INFERIORITY).value()).isLessThan(-0.05);
  }

  @Test
  void letsPassALowerAucWithinTheMargin() {
    // One tie of a normal image with all 20 pneumonias: 10 of 400 pairs, 0.025 of AUC.
    Evidence evidence = evidence(SURE, with(CLEAR, 1, 0.99));

    only(refused(gate().offline(evidence)), Criterion.AUC_NON_INFERIORITY);
    PromotionPolicy lenient =
        new PromotionPolicy(
            "lenient",
            new PromotionPolicy.Auc(0.1, 0.95),
            POLICY.sensitivityFloor(),
            POLICY.eceCeiling(),
            POLICY.subgroups(),
            POLICY.sentinels(),
            POLICY.shadow(),
            POLICY.guards());
    passed(gate(lenient, NOW).offline(evidence));
  }

  @Test
  void refusesTooLowASensitivityAtItsOwnThreshold() {
    register("m/3", 0.9);
    // Four of 20 lie below the candidate's threshold, but above all normal images.
    Evidence evidence =
        evidence(
            contender("m/3", 0.9, with(SURE, 4, 0.8), CLEAR),
            contender("m/1", 0.5, SURE, CLEAR),
            List.of(),
            List.of());

    Dossier dossier = refused(gate().offline(evidence));

    Finding finding = only(dossier, Criterion.SENSITIVITY_FLOOR);
    assertThat(finding.value()).isEqualTo(0.8);
    assertThat(finding.limit()).isEqualTo(0.85);
    assertThat(dossier.figures().get(2).champion()).isEqualTo(1);
    assertThat(dossier.reasons())
        .containsExactly(
            "sensitivity, locked test images, at its own threshold: 0.8000, must be at least"
                + " 0.8500");
  }

  @Test
  void refusesProbabilitiesThatDoNotComeTrue() {
    // Pneumonias are called 0.7 and are so always, normal images 0.3 and never: 0.3 off.
    List<Double> halfSure = Collections.nCopies(20, 0.7);
    List<Double> halfClear = Collections.nCopies(20, 0.3);

    Dossier dossier = refused(gate().offline(evidence(halfSure, halfClear)));

    Finding finding = only(dossier, Criterion.CALIBRATION_CEILING);
    assertThat(finding.value()).isCloseTo(0.3, within(1e-12));
    assertThat(finding.interval().orElseThrow().low()).isCloseTo(0.3, within(1e-12));
  }

  @Test
  void refusesADropInAGroup() {
    // Two of the ten pneumonias seen from the front fall below the threshold: 0.9 of all.
    Dossier dossier = refused(gate().offline(droppingInTheSecondGroup(10)));

    Finding drop = only(dossier, Criterion.SUBGROUP_DROP);
    assertThat(drop.subject()).isEqualTo("sensitivity where view is PA, 10 cases");
    assertThat(drop.value()).isCloseTo(0.2, within(1e-12));
    assertThat(drop.interval()).hasValueSatisfying(i -> assertThat(i.low()).isZero());
    assertThat(dossier.findings().stream().filter(f -> f.criterion() == Criterion.SUBGROUP_DROP))
        .extracting(Finding::subject)
        .containsExactly(
            "sensitivity where view is AP, 10 cases",
            "specificity where view is AP, 20 cases",
            "sensitivity where view is PA, 10 cases");
  }

  @Test
  void judgesNoGroupThatIsTooSmall() {
    PromotionPolicy eleven =
        new PromotionPolicy(
            "eleven",
            POLICY.auc(),
            POLICY.sensitivityFloor(),
            POLICY.eceCeiling(),
            new PromotionPolicy.Subgroups(0.05, 11),
            POLICY.sentinels(),
            POLICY.shadow(),
            POLICY.guards());

    Dossier dossier = passed(gate(eleven, NOW).offline(droppingInTheSecondGroup(10)));

    assertThat(dossier.findings())
        .extracting(Finding::subject)
        .doesNotContain("sensitivity where view is PA, 10 cases");
  }

  @Test
  void refusesASentinelThatFlips() {
    Evidence evidence =
        evidence(
            contender("m/2", 0.5, SURE, CLEAR),
            contender("m/1", 0.5, SURE, CLEAR),
            List.of(),
            List.of(
                new SentinelAnswer(SENTINEL, 0.49, 0.5),
                new SentinelAnswer(OTHER_SENTINEL, 0.1, 0.4)));

    Dossier dossier =
        refused(
            gate(policy("sentinels", List.of(SENTINEL, OTHER_SENTINEL)), NOW).offline(evidence));

    Finding finding = only(dossier, Criterion.SENTINEL_FLIPS);
    assertThat(finding.value()).isEqualTo(1);
    assertThat(finding.subject()).isEqualTo("2 images, among them abababababab cleared");
  }

  @Test
  void refusesWithoutAnAnswerToASentinel() {
    Dossier dossier =
        refused(gate(policy("one", List.of(SENTINEL)), NOW).offline(evidence(SURE, CLEAR)));

    assertThat(only(dossier, Criterion.SENTINEL_FLIPS).subject())
        .contains("abababababab without an answer");
  }

  @Test
  void refusesTooLittleAgreementOnLiveImages() {
    Dossier dossier =
        refused(gate().promotion(evidence(SURE, CLEAR), new ShadowTrial("m/2", "m/1", 20, 17, 0)));

    Finding finding = only(dossier, Criterion.SHADOW_AGREEMENT);
    assertThat(finding.value()).isEqualTo(0.85);
    assertThat(finding.subject())
        .isEqualTo("17 of 20 live images, and 0 on which readers side with the candidate");
  }

  @Test
  void promotesWhatDecidesOtherwiseWhereReadersSideWithIt() {
    Dossier dossier =
        passed(gate().promotion(evidence(SURE, CLEAR), new ShadowTrial("m/2", "m/1", 20, 15, 4)));

    assertThat(dossier.findings())
        .filteredOn(finding -> finding.criterion() == Criterion.SHADOW_AGREEMENT)
        .extracting(Finding::value)
        .containsExactly(0.95);
  }

  @Test
  void decidesNothingOnTooFewLiveImages() {
    GateOutcome outcome =
        gate().promotion(evidence(SURE, CLEAR), new ShadowTrial("m/2", "m/1", 9, 2, 0));

    assertThat(outcome).isEqualTo(new GateOutcome.TooEarly(9, 10));
    assertThat(registry.find("m/2").orElseThrow().files())
        .noneMatch(file -> file.startsWith("decisions/"));
    // The trial went on, and the models agreed on all the images that came.
    passed(gate().promotion(evidence(SURE, CLEAR), TRIAL));
  }

  @Test
  void promotesWhatPassesBothStages() {
    Aliases aliases = new Aliases(server.store());
    Releases releases =
        new Releases(registry, aliases, (id, event) -> {}, Clock.fixed(NOW, ZoneOffset.UTC));
    releases.install("m/1", "test");
    Evidence evidence = evidence(SURE, CLEAR);

    gate()
        .offline(evidence)
        .fold(
            passed -> releases.beginTrial(passed.proof(), "test"),
            refused -> notExpected(refused),
            early -> notExpected(early));
    assertThat(aliases.state("m").orElseThrow().challenger().orElseThrow().modelVersion())
        .isEqualTo("m/2");
    gate()
        .promotion(evidence, TRIAL)
        .fold(
            passed -> releases.promote(passed.proof(), "test"),
            refused -> notExpected(refused),
            early -> notExpected(early));
    assertThat(aliases.state("m").orElseThrow().champion().modelVersion()).isEqualTo("m/2");
  }

  @Test
  void refusesForEverWhatItRefusedOnce() {
    Dossier first = refused(gate().offline(evidence(SURE, with(CLEAR, 3, 0.995))));
    Gate later = gate(POLICY, NOW.plus(Duration.ofDays(30)));

    // Better answers to the same question do not help.
    assertThat(refused(later.offline(evidence(SURE, CLEAR)))).isEqualTo(first);
    assertThat(refused(later.promotion(evidence(SURE, CLEAR), TRIAL))).isEqualTo(first);
  }

  @Test
  void doesNotAskAgainAfterEachLiveImage() {
    Dossier first =
        refused(gate().promotion(evidence(SURE, CLEAR), new ShadowTrial("m/2", "m/1", 20, 17, 0)));

    assertThat(
            refused(
                gate()
                    .promotion(
                        evidence(SURE, CLEAR), new ShadowTrial("m/2", "m/1", 2000, 1997, 0))))
        .isEqualTo(first);
  }

  @Test
  void decidesAnewByAnotherPolicyAndAgainstAnotherChampion() {
    register("m/3", 0.5);
    refused(gate().offline(evidence(SURE, with(CLEAR, 3, 0.995))));

    passed(gate(policy("another", List.of()), NOW).offline(evidence(SURE, CLEAR)));
    passed(
        gate()
            .offline(
                evidence(
                    contender("m/2", 0.5, SURE, CLEAR),
                    contender("m/3", 0.5, SURE, CLEAR),
                    List.of(),
                    List.of())));
  }

  @Test
  void comparesNothingWithItselfNorWithTheTrialOfAnother() {
    Contender same = contender("m/1", 0.5, SURE, CLEAR);

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> evidence(same, same, List.of(), List.of()))
        .withMessageContaining("m/1");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () -> gate().promotion(evidence(SURE, CLEAR), new ShadowTrial("m/2", "m/0", 20, 20, 0)))
        .withMessageContaining("m/0");
  }

  private static PromotionPolicy policy(String digest, List<String> sentinels) {
    return new PromotionPolicy(
        digest,
        new PromotionPolicy.Auc(0.01, 0.95),
        0.85,
        0.2,
        new PromotionPolicy.Subgroups(0.05, 5),
        sentinels,
        new PromotionPolicy.Shadow(10, 0.9),
        new PromotionPolicy.Guards(300, 0.15, 100, 0.8, 0.2));
  }

  private Evidence droppingInTheSecondGroup(int pneumoniasInIt) {
    List<String> views = new ArrayList<>(Collections.nCopies(40, "AP"));
    Collections.fill(views.subList(20 - pneumoniasInIt, 20), "PA");
    List<Double> missed = new ArrayList<>(SURE);
    missed.set(18, 0.4);
    missed.set(19, 0.4);
    return evidence(
        contender("m/2", 0.5, missed, CLEAR),
        contender("m/1", 0.5, SURE, CLEAR),
        List.of(new ColumnValues("view", views)),
        List.of());
  }

  private Evidence evidence(List<Double> pneumonias, List<Double> normals) {
    return evidence(
        contender("m/2", 0.5, pneumonias, normals),
        contender("m/1", 0.5, SURE, CLEAR),
        List.of(),
        List.of());
  }

  private static Evidence evidence(
      Contender candidate,
      Contender champion,
      List<ColumnValues> groups,
      List<SentinelAnswer> sentinels) {
    return new Evidence(candidate, champion, "split", groups, sentinels);
  }

  private Contender contender(
      String version, double threshold, List<Double> pneumonias, List<Double> normals) {
    register(version, threshold);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      outcomes.add(said("ill " + i, true, pneumonias.get(i)));
    }
    for (int i = 0; i < 20; i++) {
      outcomes.add(said("well " + i, false, normals.get(i)));
    }
    return new Contender(registry.find(version).orElseThrow(), outcomes);
  }

  private static Outcome said(String patient, boolean isPneumonia, double probability) {
    return new Outcome(
        patient, isPneumonia, Math.log(probability / (1 - probability)), probability, 0);
  }

  /** The first of them others. */
  private static List<Double> with(List<Double> probabilities, int count, double probability) {
    List<Double> changed = new ArrayList<>(probabilities);
    Collections.fill(changed.subList(0, count), probability);
    return changed;
  }

  private void register(String version, double threshold) {
    registry.add(
        new SmallModels(folder.resolve("models-" + threshold)).write(version, "tail", threshold));
  }

  private Gate gate() {
    return gate(POLICY, NOW);
  }

  private Gate gate(PromotionPolicy policy, Instant now) {
    return new Gate(policy, registry, Clock.fixed(now, ZoneOffset.UTC));
  }

  /** The only finding that does not hold; every other criterion is met. */
  private static Finding only(Dossier dossier, Criterion criterion) {
    List<Finding> broken = dossier.findings().stream().filter(finding -> !finding.holds()).toList();
    assertThat(broken).extracting(Finding::criterion).containsExactly(criterion);
    return broken.get(0);
  }

  private static Dossier passed(GateOutcome outcome) {
    return outcome.fold(GateOutcome.Passed::dossier, GateTest::notExpected, GateTest::notExpected);
  }

  private static Dossier refused(GateOutcome outcome) {
    return outcome.fold(GateTest::notExpected, GateOutcome.Refused::dossier, GateTest::notExpected);
  }

  private static <T> T notExpected(GateOutcome outcome) {
    throw new AssertionError(outcome.toString());
  }
}
