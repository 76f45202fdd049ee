package org.hilum.local.command;

import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.hilum.local.screen.Endpoints;
import org.hilum.local.stack.Service;
import org.hilum.local.stack.Stack;
import org.hilum.local.stack.StackException;
import org.hilum.local.stack.StackSettings;

/** A stack that lives as long as this process, however that ends. */
final class RunningStack {
  private final Stack stack;

  private RunningStack(Stack stack) {
    this.stack = stack;
  }

  static RunningStack start(StackSettings settings, PrintStream out) {
    ServerLog.to(settings.data().resolve("logs").resolve("servers.log"));
    long start = System.nanoTime();
    Stack stack = new Stack(settings, out::println);
    stack.start();
    out.printf("everything is ready after %.1f s%n", (System.nanoTime() - start) / 1e9);
    return new RunningStack(stack);
  }

  Endpoints endpoints() {
    return new Endpoints(
        stack.address(Service.GATEWAY),
        stack.address(Service.TRIAGE),
        stack.servers().bootstrapServers(),
        stack.access().tokens()::authorization);
  }

  /** Where a person logs in, and how. */
  void printLogin(PrintStream out) {
    out.printf(
        "reading list: %s (log in as %s, password %s)%n",
        stack.address(Service.TRIAGE), stack.access().person(), stack.access().password());
  }

  /**
   * Waits for some work, or for a crash of the stack, whichever is first.
   *
   * @throws StackException if a service ended by itself
   */
  void whileHealthy(CompletableFuture<Void> work) {
    try {
      CompletableFuture.anyOf(work, stack.crash()).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StackException crash) {
        throw crash;
      }
      throw e;
    }
  }
}
