package org.hilum.training.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hilum.schemas.ReleasedModel;
import org.hilum.storage.ObjectStore;
import org.hilum.training.announce.EventSender;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.Split;
import org.hilum.training.feedback.FeedbackFolder;
import org.hilum.training.gate.Evidence;
import org.hilum.training.gate.Gate;
import org.hilum.training.gate.GateOutcome;
import org.hilum.training.gate.PolicyFile;
import org.hilum.training.gate.PromotionPolicy;
import org.hilum.training.registry.Aliases;
import org.hilum.training.registry.Catalogue;
import org.hilum.training.registry.KafkaReleaseTopic;
import org.hilum.training.registry.ListedModel;
import org.hilum.training.registry.RegisteredModel;
import org.hilum.training.registry.Registry;
import org.hilum.training.registry.ReleaseState;
import org.hilum.training.registry.Releases;
import org.hilum.training.trial.EvidenceFiles;

/**
 * {@code models propose}: a registered model that no run has made, on another trunk for example, is
 * judged beside the champion as a run's would be, and begins its trial if the gate lets it pass.
 * One that passed before and is not on trial, because something failed between, gets the kept
 * answer.
 *
 * @param modelVersion the candidate
 * @param data folder with the locked test images
 * @param policy what the gate decides by
 */
record ProposeModel(String modelVersion, Path data, PromotionPolicy policy, StackAddress stack) {
  private static final String DATA = "data";
  private static final String POLICY = "HILUM_PROMOTION_POLICY";
  private static final Set<String> OPTIONS =
      Stream.concat(StackAddress.OPTIONS.stream(), Stream.of(DATA)).collect(Collectors.toSet());

  /**
   * @param environment variables by name
   */
  static ProposeModel parse(List<String> arguments, Map<String, String> environment) {
    CommandLine line = CommandLine.parse(arguments, OPTIONS, Set.of());
    if (line.words().size() != 1) {
      throw new UsageException("models propose takes one model");
    }
    return new ProposeModel(
        line.words().get(0),
        line.path(DATA),
        PolicyFile.read(Optional.ofNullable(environment.get(POLICY)).map(Path::of)),
        StackAddress.of(line, environment));
  }

  int run(PrintStream out, PrintStream err) {
    try (ObjectStore store = new ObjectStore(stack.storage())) {
      Registry registry = new Registry(store);
      Aliases aliases = new Aliases(store);
      Optional<ListedModel> model = new Catalogue(registry, aliases).find(modelVersion);
      if (model.isEmpty()) {
        return refused(modelVersion + " is not in the registry; models add DIR adds it", err);
      }
      RegisteredModel candidate = registry.find(modelVersion).orElseThrow();
      Optional<ReleaseState> state = aliases.state(candidate.name());
      Optional<String> obstacle = obstacle(model.get(), state);
      if (obstacle.isPresent()) {
        return refused(obstacle.get(), err);
      }
      Evidence evidence = judged(candidate, state.orElseThrow(), registry, store, out);
      return new Gate(policy, registry, Clock.systemUTC())
          .offline(new EvidenceFiles(registry).keep(evidence))
          .fold(
              passed -> passed(passed, registry, aliases, out, err),
              refused -> notPassed(refused, out),
              tooEarly -> refused("the offline gate asked for live images", err));
    }
  }

  private Optional<String> obstacle(ListedModel model, Optional<ReleaseState> state) {
    if (state.isEmpty()) {
      return Optional.of(
          "there is no champion to compare %s with; the first model of a name that is added becomes it"
              .formatted(modelVersion));
    }
    return switch (model.standing()) {
      case CHAMPION -> Optional.of(modelVersion + " is the champion");
      case CHALLENGER -> Optional.of(modelVersion + " is on trial already");
      case PREVIOUS ->
          Optional.of(modelVersion + " was champion before; models rollback brings it back");
      case RETIRED -> Optional.of(modelVersion + " has been retired");
      case REFUSED ->
          Optional.of(
              "%s was judged already and stays refused; models show %s says why"
                  .formatted(modelVersion, modelVersion));
      case PASSED, UNJUDGED -> Optional.empty();
    };
  }

  private Evidence judged(
      RegisteredModel candidate,
      ReleaseState state,
      Registry registry,
      ObjectStore store,
      PrintStream out) {
    ImageSet images = ImageSet.read(Split.TEST.in(data));
    RegisteredModel champion = registry.find(state.champion().modelVersion()).orElseThrow();
    out.printf(
        "%s against %s, the champion, on the test images of %s: %s%n",
        modelVersion, champion.modelVersion(), data, images.inWords());
    Path models = emptyFolder();
    try {
      return new ContenderJudge(registry, new SentinelImages(store, policy.sentinels()))
          .judge(candidate, champion, images, models);
    } finally {
      FeedbackFolder.delete(models);
    }
  }

  private static Path emptyFolder() {
    try {
      return Files.createTempDirectory("hilum-propose");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for the weights of two models", e);
    }
  }

  private int passed(
      GateOutcome.Passed passed,
      Registry registry,
      Aliases aliases,
      PrintStream out,
      PrintStream err) {
    out.println("passed");
    name(passed.proof().dossier(), out);
    try (EventSender sender = new EventSender(stack.kafka())) {
      return new Releases(registry, aliases, new KafkaReleaseTopic(sender), Clock.systemUTC())
          .beginTrial(passed.proof(), "command line of " + System.getProperty("user.name"))
          .fold(state -> onTrial(state, out), reason -> refused(reason, err));
    }
  }

  private static int onTrial(ReleaseState state, PrintStream out) {
    out.printf(
        "%s is on trial beside %s; the workers have been told%n",
        state.challenger().map(ReleasedModel::modelVersion).orElseThrow(),
        state.champion().modelVersion());
    return 0;
  }

  private static int notPassed(GateOutcome.Refused refused, PrintStream out) {
    out.println("refused");
    refused.reasons().forEach(reason -> out.printf("  %s%n", reason));
    name(refused.file(), out);
    return 1;
  }

  private static void name(String dossier, PrintStream out) {
    out.printf(
        "dossier %s of the model is the record of this look at the test images; the ledger of evaluate"
            + " has no line of it%n",
        dossier);
  }

  private static int refused(String reason, PrintStream err) {
    err.println(reason);
    return 1;
  }
}
