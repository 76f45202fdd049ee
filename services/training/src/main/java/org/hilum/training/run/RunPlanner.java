package org.hilum.training.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.training.collect.TrunkInUse;
import org.hilum.training.data.Label;
import org.hilum.training.data.Split;
import org.hilum.training.feedback.BaseData;
import org.hilum.training.feedback.FeedbackFolder;
import org.hilum.training.feedback.FeedbackPlan;
import org.hilum.training.feedback.FeedbackProgress;
import org.hilum.training.finetune.TailSettings;
import org.hilum.training.gate.PromotionPolicy;
import org.hilum.training.registry.Aliases;
import org.hilum.training.registry.RegisteredModel;
import org.hilum.training.registry.Registry;
import org.hilum.training.registry.ReleaseState;
import org.hilum.training.snapshot.Example;
import org.hilum.training.snapshot.ExampleSnapshot;
import org.hilum.training.snapshot.Snapshots;

/** Gathers in the folder of a run all that it depends on. */
@ApplicationScoped
class RunPlanner {
  private static final long SEED = 1;
  private static final int TRAINING_TO_OTHERS = 5;

  private final Snapshots snapshots;
  private final TrunkInUse trunk;
  private final Registry registry;
  private final Aliases aliases;
  private final PromotionPolicy policy;
  private final FeatureFetch features;
  private final OwnedRuns runs;
  private final TailSettings settings;
  private final RunConfig config;

  RunPlanner(
      Snapshots snapshots,
      TrunkInUse trunk,
      Registry registry,
      Aliases aliases,
      PromotionPolicy policy,
      FeatureFetch features,
      OwnedRuns runs,
      TailSettings settings,
      RunConfig config) {
    this.snapshots = snapshots;
    this.trunk = trunk;
    this.registry = registry;
    this.aliases = aliases;
    this.policy = policy;
    this.features = features;
    this.runs = runs;
    this.settings = settings;
    this.config = config;
  }

  /**
   * Writes the plan last.
   *
   * @return why there can be none; empty if it is there
   */
  Optional<String> plan(FeedbackFolder folder, Lease lease) throws SQLException {
    Optional<ReleaseState> state = aliases.state(trunk.modelName());
    if (state.isEmpty()) {
      return Optional.of(
          "%s has no champion in the registry to learn beside; ./hilum models add DIR adds one"
              .formatted(trunk.modelName()));
    }
    ExampleSnapshot snapshot = snapshots.take();
    String trunkDigest = state.get().champion().trunkDigest();
    if (!snapshot.trunkDigest().equals(trunkDigest)) {
      return Optional.of(
          "the champion has just changed to another trunk, %s, of which no features are known yet"
              .formatted(trunkDigest));
    }
    return plan(state.get().champion().modelVersion(), snapshot, folder, lease);
  }

  private Optional<String> plan(
      String champion, ExampleSnapshot snapshot, FeedbackFolder folder, Lease lease)
      throws SQLException {
    lease.say(FeedbackProgress.of("fetch the champion"));
    registry.fetch(champion, folder.models());
    lease.say(FeedbackProgress.of("fetch features"));
    FeatureFetch.Fetched fetched =
        features.fetch(snapshot.examples(), snapshot.trunkDigest(), folder, lease);
    runs.leaveOut(lease.run(), fetched.leftOut());
    Optional<String> lack = lack(fetched.there());
    if (lack.isPresent()) {
      return lack;
    }
    FeedbackPlan plan =
        new FeedbackPlan(
            nextVersion(),
            champion,
            snapshot.trunkDigest(),
            snapshot.digest(),
            policy.digest(),
            fetched.there(),
            features.fetchAny(policy.sentinels(), snapshot.trunkDigest(), folder),
            base(),
            settings,
            SEED);
    lease.require();
    folder.write(plan);
    return Optional.empty();
  }

  /** What there is too little of. */
  private Optional<String> lack(List<Example> examples) {
    if (examples.stream().allMatch(example -> example.split() == Split.TEST)) {
      return Optional.of("There is no reviewed image to learn from.");
    }
    Stream<Split> splits =
        config.base().isEmpty()
            ? Stream.of(Split.values())
            : Stream.of(Split.TEST).filter(split -> !hasLockedBase());
    return splits.flatMap(split -> lack(examples, split).stream()).findFirst();
  }

  private boolean hasLockedBase() {
    return config.base().map(base -> Files.isDirectory(Split.TEST.in(base.data()))).orElse(false);
  }

  private Optional<String> lack(List<Example> examples, Split split) {
    int needed =
        split == Split.TRAIN
            ? config.leastOfAClass()
            : Math.max(1, config.leastOfAClass() / TRAINING_TO_OTHERS);
    return Stream.of(Label.values())
        .filter(label -> count(examples, split, label) < needed)
        .findFirst()
        .map(
            label ->
                String.format(
                    Locale.ROOT,
                    "%,d reviewed images of class %s in split %s, but %,d are needed where the"
                        + " base data do not have them.",
                    count(examples, split, label),
                    label,
                    split,
                    needed));
  }

  private static long count(List<Example> examples, Split split, Label label) {
    return examples.stream()
        .filter(example -> example.split() == split && example.label() == label)
        .count();
  }

  private Optional<BaseData> base() {
    return config
        .base()
        .map(
            base ->
                new BaseData(
                    base.data().toAbsolutePath(),
                    base.work().toAbsolutePath(),
                    base.seed(),
                    base.variants()));
  }

  /** One more than the highest number among the versions of the name. */
  private String nextVersion() {
    int last =
        registry.list().stream()
            .filter(model -> model.name().equals(trunk.modelName()))
            .map(RegisteredModel::modelVersion)
            .map(version -> version.substring(version.indexOf('/') + 1))
            .filter(version -> version.matches("\\d{1,9}"))
            .mapToInt(Integer::parseInt)
            .max()
            .orElse(0);
    return trunk.modelName() + "/" + (last + 1);
  }
}
