package org.hilum.local.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.hilum.local.stack.StackSettings;

/** Starts the stack and stays up until the process is told to end. */
final class UpCommand {
  private final StackSettings settings;
  private final PrintStream out;

  private UpCommand(StackSettings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  static UpCommand parse(List<String> words, Path home, Path typedIn, PrintStream out) {
    Arguments arguments = Arguments.parse(words, StackOptions.names(), Set.of());
    if (!arguments.words().isEmpty()) {
      throw new UsageException("up takes options only, not " + arguments.words());
    }
    return new UpCommand(StackOptions.settings(arguments, home, typedIn), out);
  }

  int run() {
    RunningStack stack = RunningStack.start(settings, out);
    out.printf("X-rays go to %s%n", stack.endpoints().gateway().resolve("/xrays"));
    stack.printLogin(out);
    out.println("Ctrl-C stops everything");
    stack.whileHealthy(new CompletableFuture<>());
    return 0;
  }
}
