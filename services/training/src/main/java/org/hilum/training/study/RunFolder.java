package org.hilum.training.study;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.hilum.network.weights.Digest;
import org.hilum.training.data.UnusableDataException;

/** Finished runs on disk, a file each. A file appears whole or not at all. */
public final class RunFolder {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path folder;
  private final Fingerprint study;
  private final PrintStream out;

  /** A run and what it came from. */
  record Kept(Fingerprint fingerprint, StudyRun run) {}

  /**
   * @param facts all that runs depend on, but for their system and seed
   * @param out where a file that cannot be read is named
   */
  public RunFolder(Path folder, Map<String, String> facts, PrintStream out) {
    this.folder = folder;
    this.study = new Fingerprint(facts);
    this.out = out;
  }

  /**
   * The run if it is there. A file that is no whole run counts as none.
   *
   * @throws UnusableDataException if it is one of other data or another recipe
   */
  Optional<StudyRun> find(StudySystem system, long seed) {
    Path file = fileOf(new RunName(system.name(), seed));
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    Optional<Kept> kept = read(file);
    kept.flatMap(found -> study.of(system).differenceOf(found.fingerprint()))
        .ifPresent(
            difference -> {
              throw new UnusableDataException(
                  "%s is a run of another study (%s); give another --out or remove the folder %s"
                      .formatted(file, difference, folder));
            });
    return kept.map(Kept::run);
  }

  private Optional<Kept> read(Path file) {
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), Kept.class));
    } catch (JsonProcessingException e) {
      out.printf("%s is no whole run and is run again: %s%n", file, e.getOriginalMessage());
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the run " + file, e);
    }
  }

  void keep(StudySystem system, StudyRun run) {
    Path file = fileOf(run.name());
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      Files.createDirectories(folder);
      Files.write(partial, JSON.writeValueAsBytes(new Kept(study.of(system), run)));
      Files.move(partial, file, ATOMIC_MOVE, REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the run " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * SHA-256 of the file of a run, which names it in the ledger of looks at the test images.
   *
   * @throws UncheckedIOException if it was not kept
   */
  String digest(StudyRun run) {
    Path file = fileOf(run.name());
    try {
      return Digest.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the run " + file, e);
    }
  }

  private Path fileOf(RunName run) {
    return folder.resolve(run.fileName() + ".json");
  }
}
