package org.hilum.local.command;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.hilum.local.screen.ResultTable;
import org.hilum.local.screen.Screening;
import org.hilum.local.screen.XrayFiles;
import org.hilum.local.stack.StackSettings;

/** Starts the stack, screens a folder or six synthetic phantoms, and shows what came of it. */
final class DemoCommand {
  private static final String LIMIT = "--limit";
  private static final String EXIT = "--exit";

  private final StackSettings settings;
  private final List<Path> files;
  private final boolean exits;
  private final PrintStream out;

  private DemoCommand(StackSettings settings, List<Path> files, boolean exits, PrintStream out) {
    this.settings = settings;
    this.files = files;
    this.exits = exits;
    this.out = out;
  }

  static DemoCommand parse(List<String> words, Path home, Path typedIn, PrintStream out) {
    Set<String> valued = new HashSet<>(StackOptions.names());
    valued.add(LIMIT);
    Arguments arguments = Arguments.parse(words, valued, Set.of(EXIT));
    StackSettings settings = StackOptions.settings(arguments, home, typedIn);
    int limit = arguments.number(LIMIT).orElse(Integer.MAX_VALUE);
    List<Path> files = files(arguments, settings, typedIn).stream().limit(limit).toList();
    return new DemoCommand(settings, files, arguments.has(EXIT), out);
  }

  int run() {
    RunningStack stack = RunningStack.start(settings, out);
    stack.printLogin(out);
    ResultTable table = new ResultTable(out, files);
    table.printHeading();
    stack.whileHealthy(CompletableFuture.runAsync(() -> screen(stack, table)));
    table.printSummary();
    if (exits) {
      return table.isComplete() ? 0 : 1;
    }
    out.println();
    stack.printLogin(out);
    out.println("Ctrl-C stops everything");
    stack.whileHealthy(new CompletableFuture<>());
    return 0;
  }

  private void screen(RunningStack stack, ResultTable table) {
    try (Screening screening = new Screening(stack.endpoints())) {
      screening.screen(files, table::print);
    }
  }

  private static List<Path> files(Arguments arguments, StackSettings settings, Path typedIn) {
    if (arguments.words().size() > 1) {
      throw new UsageException("demo takes one folder, not " + arguments.words());
    }
    Optional<Path> folder = arguments.words().stream().findFirst().map(typedIn::resolve);
    if (folder.isEmpty()) {
      return XrayFiles.phantoms(settings.data().resolve("phantoms"));
    }
    if (!Files.isDirectory(folder.get())) {
      throw new UsageException(folder.get() + " is not a folder");
    }
    List<Path> found = XrayFiles.below(folder.get());
    if (found.isEmpty()) {
      throw new UsageException("no JPEG, PNG or DICOM file lies below " + folder.get());
    }
    return found;
  }
}
