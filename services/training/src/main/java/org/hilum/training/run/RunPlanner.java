package org.hilum.training.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import org.hilum.training.collect.TrunkInUse;
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
import org.hilum.training.snapshot.ExampleSnapshot;
import org.hilum.training.snapshot.Snapshots;

/** Gathers in the folder of a run all that it depends on. */
@ApplicationScoped
class RunPlanner {
  private static final long SEED = 1;

  private final Snapshots snapshots;
  private final TrunkInUse trunk;
  private final Registry registry;
  private final Aliases aliases;
  private final PromotionPolicy policy;
  private final FeatureFetch features;
  private final OwnedRuns runs;
  private final TailSettings settings;
  private final Optional<BaseData> base;
  private final EnoughExamples enough;

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
    base = base(config);
    enough = new EnoughExamples(config.leastOfAClass(), base);
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
    Optional<String> lack = enough.lack(fetched.there());
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
            base,
            settings,
            SEED);
    lease.require();
    folder.write(plan);
    return Optional.empty();
  }

  private static Optional<BaseData> base(RunConfig config) {
    if (config.baseData().isPresent() != config.baseWork().isPresent()) {
      throw new IllegalArgumentException(
          "hilum.run.base-data and hilum.run.base-work belong together, one is missing");
    }
    return config
        .baseData()
        .map(
            data ->
                new BaseData(
                    data.toAbsolutePath(),
                    config.baseWork().orElseThrow().toAbsolutePath(),
                    config.baseSeed(),
                    config.baseVariants()));
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
