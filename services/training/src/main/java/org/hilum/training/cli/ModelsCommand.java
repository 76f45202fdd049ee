package org.hilum.training.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hilum.storage.ObjectStore;
import org.hilum.training.announce.EventSender;
import org.hilum.training.registry.Aliases;
import org.hilum.training.registry.Catalogue;
import org.hilum.training.registry.KafkaReleaseTopic;
import org.hilum.training.registry.ListedModel;
import org.hilum.training.registry.Registry;
import org.hilum.training.registry.ReleaseOutcome;
import org.hilum.training.registry.ReleaseState;
import org.hilum.training.registry.Releases;
import org.hilum.training.release.ModelFolder;

/**
 * {@code models}: the registry of a running stack.
 *
 * @param action what to do
 * @param subject what to do it with; empty for the list
 */
record ModelsCommand(Action action, String subject, StackAddress stack) {
  enum Action {
    LIST,
    SHOW,
    ADD,
    ROLLBACK
  }

  private static final Map<String, Action> ACTIONS =
      Map.of("show", Action.SHOW, "add", Action.ADD, "rollback", Action.ROLLBACK);

  /**
   * @param environment variables by name
   */
  static ModelsCommand parse(List<String> arguments, Map<String, String> environment) {
    CommandLine line = CommandLine.parse(arguments, StackAddress.OPTIONS, Set.of());
    StackAddress stack = StackAddress.of(line, environment);
    List<String> words = line.words();
    if (words.isEmpty()) {
      return new ModelsCommand(Action.LIST, "", stack);
    }
    if (!ACTIONS.containsKey(words.get(0))) {
      throw new UsageException(
          "models takes show, add, propose or rollback, not '" + words.get(0) + "'");
    }
    if (words.size() != 2) {
      throw new UsageException("models " + words.get(0) + " takes one model");
    }
    return new ModelsCommand(ACTIONS.get(words.get(0)), words.get(1), stack);
  }

  int run(PrintStream out, PrintStream err) {
    try (ObjectStore store = new ObjectStore(stack.storage())) {
      Registry registry = new Registry(store);
      Aliases aliases = new Aliases(store);
      Catalogue catalogue = new Catalogue(registry, aliases);
      return switch (action) {
        case LIST -> list(catalogue, out);
        case SHOW -> show(catalogue, out, err);
        case ADD -> add(registry, aliases, out, err);
        case ROLLBACK ->
            release(registry, aliases, out, err, releases -> releases.rollback(subject, user()));
      };
    }
  }

  private static int list(Catalogue catalogue, PrintStream out) {
    new ModelLines(out).print(catalogue.list());
    return 0;
  }

  private int show(Catalogue catalogue, PrintStream out, PrintStream err) {
    Optional<ListedModel> model = catalogue.find(subject);
    if (model.isEmpty()) {
      err.println(subject + " is not in the registry");
      return 1;
    }
    new ModelLines(out).print(model.get());
    return 0;
  }

  private int add(Registry registry, Aliases aliases, PrintStream out, PrintStream err) {
    ModelFolder folder = CommandLine.model(Path.of(subject));
    Optional<String> refusal =
        registry.add(folder.path()).fold(model -> Optional.empty(), Optional::of);
    if (refusal.isPresent()) {
      err.println(refusal.get());
      return 1;
    }
    out.printf("%s is in the registry%n", folder.modelVersion());
    if (aliases.state(folder.path().getParent().getFileName().toString()).isPresent()) {
      return 0;
    }
    // With nothing to compare it with, no gate can judge it.
    return release(
        registry, aliases, out, err, releases -> releases.install(folder.modelVersion(), user()));
  }

  private int release(
      Registry registry,
      Aliases aliases,
      PrintStream out,
      PrintStream err,
      Function<Releases, ReleaseOutcome> step) {
    try (EventSender sender = new EventSender(stack.kafka())) {
      Releases releases =
          new Releases(registry, aliases, new KafkaReleaseTopic(sender), Clock.systemUTC());
      return step.apply(releases).fold(state -> said(state, out), reason -> refused(reason, err));
    }
  }

  private static int said(ReleaseState state, PrintStream out) {
    out.printf("%s is champion; the workers have been told%n", state.champion().modelVersion());
    return 0;
  }

  private static int refused(String reason, PrintStream err) {
    err.println(reason);
    return 1;
  }

  private static String user() {
    return "command line of " + System.getProperty("user.name");
  }
}
