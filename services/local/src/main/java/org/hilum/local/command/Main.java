package org.hilum.local.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hilum.local.stack.StackException;

/** {@code ./hilum demo}, {@code up}, {@code screen} and {@code token}. */
public final class Main {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private Main() {}

  public static void main(String[] words) {
    System.exit(run(Arrays.asList(words), System.out, System.err));
  }

  private static int run(List<String> words, PrintStream out, PrintStream errors) {
    Path home = Path.of(System.getProperty("hilum.home", "."));
    Path here = Path.of("").toAbsolutePath();
    List<String> rest = words.subList(Math.min(1, words.size()), words.size());
    try {
      switch (words.isEmpty() ? "" : words.get(0)) {
        case "demo":
          return DemoCommand.parse(rest, home, here, out).run();
        case "up":
          return UpCommand.parse(rest, home, here, out).run();
        case "screen":
          return ScreenCommand.parse(rest, home, here, out).run();
        case "token":
          return TokenCommand.parse(rest, home, here, out).run();
        default:
          throw new UsageException("expected demo, up, screen or token");
      }
    } catch (UsageException e) {
      errors.println(e.getMessage());
      return MISUSED;
    } catch (StackException e) {
      errors.println(e.getMessage());
      return FAILED;
    }
  }
}
