package org.hilum.training.finetune;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hilum.network.weights.Digest;
import org.hilum.training.study.RunName;
import org.hilum.training.study.RunWeights;
import org.hilum.training.train.Epoch;

/**
 * Finished seeds on disk: a file of weights, and one of epochs, which is written last and says that
 * the seed is whole.
 *
 * @param folder must stand for all that the seeds depend on
 */
public record KeptTails(Path folder) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What the second file says. */
  private record Run(List<Epoch> epochs, double seconds) {}

  /**
   * A folder of its own for other features or other settings.
   *
   * @param work folder of all that is kept
   * @param features digest of all that the features depend on
   */
  public static KeptTails in(Path work, String features, TailSettings settings) {
    String causes = features + "\n" + settings;
    return new KeptTails(
        work.resolve("tails-" + Digest.of(causes.getBytes(UTF_8)).substring(0, 16)));
  }

  boolean has(long seed) {
    return Files.exists(epochsOf(seed));
  }

  /** Empty if the seed has not ended. */
  Optional<TunedTail> find(long seed) {
    if (!has(seed)) {
      return Optional.empty();
    }
    Run run = read(epochsOf(seed));
    return new RunWeights(folder)
        .find(name(seed))
        .map(weights -> new TunedTail(seed, run.epochs(), run.seconds(), weights));
  }

  private static Run read(Path file) {
    try {
      return JSON.readValue(Files.readAllBytes(file), Run.class);
    } catch (JsonProcessingException e) {
      String message = file + " is damaged; remove it to train this seed again";
      throw new UncheckedIOException(message, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  void keep(TunedTail tail) {
    new RunWeights(folder).keep(name(tail.seed()), tail.weights());
    Path file = epochsOf(tail.seed());
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      Files.write(partial, JSON.writeValueAsBytes(new Run(tail.epochs(), tail.seconds())));
      Files.move(partial, file, ATOMIC_MOVE, REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private Path epochsOf(long seed) {
    return folder.resolve(name(seed).fileName() + ".json");
  }

  private static RunName name(long seed) {
    return new RunName("tail", seed);
  }
}
