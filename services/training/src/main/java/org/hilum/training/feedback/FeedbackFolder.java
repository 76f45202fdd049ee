package org.hilum.training.feedback;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.network.weights.Digest;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.training.features.TrunkFolder;
import org.hilum.training.release.ModelFolder;

/**
 * Everything of one run: its plan, trunk outputs of reviewed images, models and their trunk, last
 * layers that were tuned, answers. A file is whole or not there, so a run that was killed goes on
 * with what it finds.
 */
public record FeedbackFolder(Path path) {
  private static final String PLAN = "plan.json";
  private static final String ANSWERS = "answers.json";
  private static final String LOG = "run.log";

  /** What stays once a run has ended. */
  private static final List<String> RECORDS = List.of(PLAN, ANSWERS, LOG);

  public Optional<FeedbackPlan> plan() {
    return read(PLAN, FeedbackPlan.class);
  }

  public void write(FeedbackPlan plan) {
    write(path.resolve(PLAN), EventJson.write(plan));
  }

  /** Present once the run has learned and judged. */
  public Optional<FeedbackAnswers> answers() {
    return read(ANSWERS, FeedbackAnswers.class);
  }

  public void write(FeedbackAnswers answers) {
    write(path.resolve(ANSWERS), EventJson.write(answers));
  }

  /** What the run's process said. */
  public Path log() {
    return path.resolve(LOG);
  }

  /** Where an image's trunk output belongs, fp16, little endian. */
  public Path features(String imageId) {
    return path.resolve("features").resolve(imageId + ".fp16");
  }

  public void keepFeatures(String imageId, byte[] fp16) {
    write(features(imageId), fp16);
  }

  /** Folder of all models of the run. */
  public Path models() {
    return path.resolve("models");
  }

  public ModelFolder model(String modelVersion) {
    return new ModelFolder(models().resolve(modelVersion));
  }

  public TrunkFolder trunk(String digest) {
    return new TrunkFolder(models().resolve("trunks").resolve(Digest.abbreviated(digest)));
  }

  /** Removes what only a run that goes on needs. */
  public void clear() {
    if (Files.notExists(path)) {
      return;
    }
    try (Stream<Path> entries = Files.list(path)) {
      entries
          .filter(entry -> !RECORDS.contains(entry.getFileName().toString()))
          .forEach(FeedbackFolder::delete);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear " + path, e);
    }
  }

  /** A folder with all that is in it; nothing happens if it is not there. */
  public static void delete(Path folder) {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }

  private <T extends Record> Optional<T> read(String name, Class<T> type) {
    Path file = path.resolve(name);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(EventJson.read(Files.readAllBytes(file), type));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } catch (MalformedEventException e) {
      throw new UncheckedIOException(
          file + " is damaged: " + e.getMessage(), new IOException(e.getMessage(), e));
    }
  }

  private static void write(Path file, byte[] bytes) {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      Files.createDirectories(file.getParent());
      Files.write(partial, bytes);
      Files.move(partial, file, ATOMIC_MOVE, REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
