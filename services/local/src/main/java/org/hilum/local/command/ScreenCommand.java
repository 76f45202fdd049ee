package org.hilum.local.command;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.hilum.local.screen.Endpoints;
import org.hilum.local.screen.ResultTable;
import org.hilum.local.screen.Screening;
import org.hilum.local.screen.XrayFiles;
import org.hilum.local.stack.Access;
import org.hilum.local.stack.Port;
import org.hilum.local.stack.Ports;
import org.hilum.local.stack.StackSettings;

/** Uploads files to a stack that runs already. */
final class ScreenCommand {
  private static final int FAILED = 1;

  private final List<Path> files;
  private final Path data;
  private final Ports ports;
  private final PrintStream out;

  private ScreenCommand(List<Path> files, Path data, Ports ports, PrintStream out) {
    this.files = files;
    this.data = data;
    this.ports = ports;
    this.out = out;
  }

  static ScreenCommand parse(List<String> words, Path home, Path typedIn, PrintStream out) {
    Arguments arguments = Arguments.parse(words, StackOptions.names(), Set.of());
    List<Path> typed = arguments.words().stream().map(typedIn::resolve).toList();
    for (Path file : typed) {
      if (!Files.isReadable(file)) {
        throw new UsageException(file + " is not a readable file or folder");
      }
    }
    List<Path> files = typed.stream().flatMap(ScreenCommand::files).toList();
    if (files.isEmpty()) {
      throw new UsageException("screen wants at least one JPEG, PNG or DICOM file");
    }
    StackSettings settings = StackOptions.settings(arguments, home, typedIn);
    return new ScreenCommand(files, settings.data(), settings.ports(), out);
  }

  private static Stream<Path> files(Path typed) {
    return Files.isDirectory(typed) ? XrayFiles.below(typed).stream() : Stream.of(typed);
  }

  int run() {
    ServerLog.discard();
    try (Screening screening = new Screening(endpoints())) {
      ResultTable table = new ResultTable(out, files);
      table.printHeading();
      screening.screen(files, table::print);
      table.printSummary();
      return table.isComplete() ? 0 : FAILED;
    } catch (CompletionException | UncheckedIOException | KafkaException e) {
      out.printf("no stack answers at %s with %s: start one with ./hilum up%n", gateway(), data);
      return FAILED;
    }
  }

  private Endpoints endpoints() {
    return new Endpoints(
        gateway(),
        URI.create("http://localhost:" + ports.number(Port.TRIAGE)),
        "127.0.0.1:" + ports.number(Port.KAFKA),
        Access.of(data, ports).tokens()::authorization);
  }

  private URI gateway() {
    return URI.create("http://localhost:" + ports.number(Port.GATEWAY));
  }
}
