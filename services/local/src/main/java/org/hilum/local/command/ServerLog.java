package org.hilum.local.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps the chatter of servers and clients off the terminal. */
final class ServerLog {
  private ServerLog() {}

  /** For a command that runs no server: what matters to it comes as exceptions. */
  static void discard() {
    LogManager.getLogManager().reset();
  }

  /** What the embedded servers complain about goes to a file. */
  static void to(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Handler handler = new FileHandler(file.toString(), true);
      handler.setFormatter(new SimpleFormatter());
      LogManager.getLogManager().reset();
      Logger root = Logger.getLogger("");
      root.setLevel(Level.WARNING);
      root.addHandler(handler);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open " + file, e);
    }
  }
}
