package org.hilum.servers;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Turns one server on and off; turning it twice changes nothing. */
public final class ServerSwitch {
  private final Queue<Runnable> stops = new ArrayDeque<>();
  private final Supplier<Runnable> start;

  private ServerSwitch(Supplier<Runnable> start) {
    this.start = start;
  }

  public static <S> ServerSwitch of(Supplier<S> start, Consumer<S> stop) {
    return new ServerSwitch(
        () -> {
          S server = start.get();
          return () -> stop.accept(server);
        });
  }

  public synchronized void on() {
    if (stops.isEmpty()) {
      stops.add(start.get());
    }
  }

  public synchronized void off() {
    while (!stops.isEmpty()) {
      stops.remove().run();
    }
  }
}
