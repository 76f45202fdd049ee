package org.hilum.training.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hilum.network.ModelDirectory;
import org.hilum.network.Preprocessing;
import org.hilum.network.TailWeights;
import org.hilum.network.weights.Digest;
import org.hilum.network.weights.Weights;
import org.hilum.training.data.ImageSet;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.LastNormalization;
import org.hilum.training.features.TrunkFolder;
import org.hilum.training.finetune.KeptTails;
import org.hilum.training.finetune.TailCandidate;
import org.hilum.training.finetune.TailSeeds;
import org.hilum.training.finetune.TunedTail;
import org.hilum.training.gate.SentinelAnswer;
import org.hilum.training.release.HeadRelease;
import org.hilum.training.release.ModelFolder;
import org.hilum.training.release.TailLearning;
import org.hilum.training.release.TailTraining;
import org.hilum.training.train.LearnedHead;
import org.hilum.training.train.LearningData;

/**
 * One run: heads, then the last 13 layers, as {@code train tail} does it, from trunk outputs alone;
 * then what candidate and champion say of the locked test images. Layers start as they came with
 * the trunk, not where the champion's ended: so a model depends on its data and not on those before
 * it.
 */
public final class FeedbackTraining {
  /** With this a process ends that has too little to learn from. */
  public static final int TOO_LITTLE = 4;

  /** One, where {@code train tail} takes three: a run shall be over in minutes. */
  private static final int SEEDS = 1;

  private final FeedbackFolder folder;
  private final FeedbackPlan plan;
  private final TrunkFolder trunk;
  private final PrintStream out;

  /**
   * @param folder with plan, trunk outputs, champion and trunk
   */
  public FeedbackTraining(FeedbackFolder folder, PrintStream out) {
    this.folder = folder;
    this.out = out;
    plan =
        folder
            .plan()
            .orElseThrow(
                () -> new IllegalArgumentException("there is no plan in " + folder.path()));
    trunk = folder.trunk(plan.trunkDigest());
  }

  /**
   * Trains and judges; goes on where it was killed.
   *
   * @throws org.hilum.training.data.UnusableDataException if there is too little to learn from
   */
  public void run() {
    say(FeedbackProgress.of("read the data"));
    Optional<KeptBase> base = plan.base().map(data -> KeptBase.open(data, trunk, out));
    FeedbackData data = FeedbackData.of(plan.examples(), folder, base);
    out.printf("training: %s%n", data.training().inWords());
    out.printf("validation: %s%n", data.validating().inWords());
    out.printf("calibration, from among these: %s%n", data.calibrating().inWords());
    out.printf("locked: %s%n", new ImageSet(data.locked().images()).inWords());
    data.inBase().forEach(image -> out.printf("left out, in the base data: %s%n", image));
    ModelFolder model = folder.model(plan.modelVersion());
    // Of an earlier attempt that did not get as far as its answers.
    FeedbackFolder.delete(model.path());
    train(data, base, model);
    say(FeedbackProgress.of("judge"));
    folder.write(judge(data, model));
    out.printf("model %s: %s%n", plan.modelVersion(), model.path());
  }

  private void train(FeedbackData data, Optional<KeptBase> base, ModelFolder model) {
    Weights layers = layers(data);
    say(FeedbackProgress.of("pool features"));
    LearningData pooled = data.pooledBy(layers);
    say(FeedbackProgress.of("tune the last layers"));
    List<TunedTail> tails =
        new TailSeeds(
                pooled,
                data.outputs(layers),
                plan.settings(),
                KeptTails.in(folder.path(), digest(data), plan.settings()),
                out,
                (share, left) -> say(FeedbackProgress.of("tune the last layers", share, left)))
            .run(plan.seed(), SEEDS);
    say(FeedbackProgress.of("train the heads"));
    TailTraining training =
        new TailLearning(TailTraining.FEEDBACK, plan.settings(), plan.seed(), out)
            .learn(tails, layers, pooled, data::pooledBy);
    TailCandidate released = training.released();
    LearnedHead learned = LearnedHead.of(released.heads().joined(), released.data());
    HeadRelease release =
        new HeadRelease(
            learned,
            released.data(),
            new FeedbackOrigin(plan, data, base, champion().description().scope()).learnedFrom(),
            training,
            plan.seed(),
            plan.base().map(BaseData::variants).orElse(1));
    TailWeights tail = release.tail(released.layers());
    model.write(tail, release.describe(plan.modelVersion(), trunk, tail), trunk);
    model.drawTraining(training, learned.outcomes(released.data().stressed()));
  }

  /** Those of a fresh last stage get the statistics of the images. */
  private Weights layers(FeedbackData data) {
    Weights layers = trunk.layers();
    return LastNormalization.isFresh(layers)
        ? LastNormalization.with(LastNormalization.measure(data.altered().views().get(0)), layers)
        : layers;
  }

  private String digest(FeedbackData data) {
    String causes =
        String.join(
            "\n",
            trunk.digest(),
            trunk.layersDigest(),
            Preprocessing.NAME,
            ImageView.RECIPE,
            plan.base().map(base -> base.seed() + " " + base.variants()).orElse("none"),
            data.training().digest(),
            data.calibrating().digest());
    return Digest.of(causes.getBytes(UTF_8));
  }

  private FeedbackAnswers judge(FeedbackData data, ModelFolder model) {
    TailJudge candidate = TailJudge.of(ModelDirectory.open(model.path()));
    TailJudge champion = TailJudge.of(champion());
    return new FeedbackAnswers(
        data.lockedDigest(),
        candidate.outcomes(data.locked()),
        champion.outcomes(data.locked()),
        data.sources(),
        sentinels(candidate, champion),
        data.inBase());
  }

  private List<SentinelAnswer> sentinels(TailJudge candidate, TailJudge champion) {
    if (plan.sentinels().isEmpty()) {
      return List.of();
    }
    StoredRows rows = new StoredRows(plan.sentinels().stream().map(folder::features).toList());
    List<Double> now = candidate.probabilities(rows);
    List<Double> before = champion.probabilities(rows);
    List<SentinelAnswer> answers = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      answers.add(new SentinelAnswer(plan.sentinels().get(i), now.get(i), before.get(i)));
    }
    return answers;
  }

  private ModelDirectory champion() {
    return ModelDirectory.open(folder.model(plan.champion()).path());
  }

  private void say(FeedbackProgress progress) {
    out.println(progress.line());
  }
}
