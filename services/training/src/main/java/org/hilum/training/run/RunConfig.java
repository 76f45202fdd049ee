package org.hilum.training.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** When and how the service learns. */
@ConfigMapping(prefix = "hilum.run")
public interface RunConfig {
  /** Usable labels that are new since the last run, from which there is a run. */
  @WithDefault("100")
  int newLabels();

  /** Times of further runs as a cron expression of six or seven fields; {@code off} for none. */
  @WithDefault("off")
  String schedule();

  /** Pause between looks for new labels and for runs whose replica died. */
  @WithDefault("10s")
  Duration checkEvery();

  /** After how long without a sign of life another replica takes a run up. */
  @WithDefault("30s")
  Duration lease();

  /**
   * Folder of all runs. On a volume that replicas share, a run that another one takes up goes on
   * where it was.
   */
  @WithDefault(".hilum/runs")
  Path work();

  /** Heap of the process that learns, as {@code java -Xmx} takes it. */
  @WithDefault("3g")
  String memory();

  /** After how long that process is ended. */
  @WithDefault("6h")
  Duration timeout();

  /**
   * Reviewed training images of each class that a run without base data needs; for validation and
   * for the locked test it needs a fifth as many.
   */
  @WithDefault("50")
  int leastOfAClass();

  /** Whether the configured model becomes champion where its name has none. */
  @WithDefault("false")
  boolean firstChampion();

  /** A data set that every run learns from too. */
  Optional<Path> baseData();

  /** Where {@code train base} has kept what leaves the trunk of it. */
  Optional<Path> baseWork();

  /** What {@code train base} was given. */
  @WithDefault("1")
  long baseSeed();

  /** What {@code train base} was given. */
  @WithDefault("2")
  int baseVariants();
}
