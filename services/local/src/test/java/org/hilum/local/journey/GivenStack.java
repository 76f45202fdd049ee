package org.hilum.local.journey;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.local.stack.Ports;
import org.hilum.local.stack.Service;
import org.hilum.local.stack.StackSettings;
import org.hilum.servers.FreePort;

/** What a journey starts from: jars that were built, and the latest model. */
final class GivenStack {
  private GivenStack() {}

  /** Skips the test, with the reason, where something is missing. */
  static StackSettings settings(Path data) {
    Path home = Path.of(System.getProperty("hilum.home", "../..")).toAbsolutePath().normalize();
    Optional<Path> model = model(home);
    assumeTrue(model.isPresent(), "no model lies in models/pneumonia-guangzhou yet");
    assumeTrue(jarsAreBuilt(home), "the service jars are not built yet");
    return new StackSettings(home, data, model.get(), Ports.choosing(port -> FreePort.next()));
  }

  private static boolean jarsAreBuilt(Path home) {
    return Stream.of(Service.values())
        .allMatch(
            service ->
                Files.exists(
                    home.resolve("services")
                        .resolve(service.label())
                        .resolve("target/quarkus-app/quarkus-run.jar")));
  }

  private static Optional<Path> model(Path home) {
    Optional<Path> chosen = Optional.ofNullable(System.getProperty("hilum.model")).map(Path::of);
    if (chosen.isPresent()) {
      return chosen;
    }
    Path versions = home.resolve("models/pneumonia-guangzhou");
    if (!Files.isDirectory(versions)) {
      return Optional.empty();
    }
    try (Stream<Path> found = Files.list(versions)) {
      return found.filter(Files::isDirectory).max(Comparator.naturalOrder());
    } catch (IOException e) {
      throw new IllegalStateException("cannot list " + versions, e);
    }
  }
}
