package org.hilum.local.peers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line programs of OFFIS. */
final class Dcmtk {
  private final int port;

  Dcmtk(int port) {
    this.port = port;
    assumeTrue(runs("echoscu", "--version"), "dcmtk is not installed");
  }

  boolean echoes() {
    return runs("echoscu", "-aec", "HILUM", "-aet", "DCMTK", "localhost", Integer.toString(port));
  }

  /**
   * Pushes on one association, which ends with the first failure.
   *
   * @param proposal which transfer syntax
   * @return whether all were taken
   */
  boolean pushes(String proposal, List<Path> files) {
    List<String> command =
        new ArrayList<>(
            List.of("storescu", proposal, "-R", "-aec", "HILUM", "-aet", "DCMTK", "localhost"));
    command.add(Integer.toString(port));
    files.forEach(file -> command.add(file.toString()));
    return runs(command.toArray(String[]::new));
  }

  /** Whether the program ends well. */
  static boolean runs(String... command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
      return builder.start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
