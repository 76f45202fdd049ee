package org.hilum.local.command;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.hilum.local.stack.Access;
import org.hilum.local.stack.StackException;
import org.hilum.local.stack.StackSettings;

/** Prints the header that a local stack's endpoints want, for {@code curl -H}. */
final class TokenCommand {
  private final StackSettings settings;
  private final PrintStream out;

  private TokenCommand(StackSettings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  static TokenCommand parse(List<String> words, Path home, Path typedIn, PrintStream out) {
    Arguments arguments = Arguments.parse(words, StackOptions.names(), Set.of());
    if (!arguments.words().isEmpty()) {
      throw new UsageException("token takes no words");
    }
    return new TokenCommand(StackOptions.settings(arguments, home, typedIn), out);
  }

  int run() {
    try {
      Access access = Access.of(settings.data(), settings.ports());
      out.println("Authorization: " + access.tokens().authorization());
      return 0;
    } catch (UncheckedIOException e) {
      throw new StackException(
          "no stack answers with %s: start one with ./hilum up".formatted(settings.data()));
    }
  }
}
