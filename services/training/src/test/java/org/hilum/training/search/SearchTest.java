package org.hilum.training.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.hilum.training.data.UnusableDataException;
import org.hilum.training.train.Blobs;
import org.hilum.training.train.Epoch;
import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.HeadTarget;
import org.hilum.training.train.HeadTrainer;
import org.hilum.training.train.LearningData;
import org.hilum.training.train.OptimizerKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTest {
  private static final List<SearchSpace.Depth> FROZEN = List.of(new SearchSpace.Depth(0, 1));
  private static final List<Candidate> FIVE =
      new SearchSpace(HeadSettings.standard(), FROZEN).random(5, 1);
  private static final List<Double> LOSSES = List.of(0.4, 0.2, Double.NaN, 0.1, 0.3);

  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<Candidate> tried = new ArrayList<>();
  private Path file;

  @BeforeEach
  void namesTheFile() {
    file = folder.resolve("search/trials.jsonl");
  }

  @Test
  void putsTheLowestLossOnTop() {
    TrialTable table = search(5).run();

    assertThat(table.trials()).extracting(Trial::number).containsExactly(4, 2, 5, 1, 3);
    assertThat(table.trials().get(0).candidate()).isEqualTo(FIVE.get(3));
    assertThat(table.trials().get(0).best().number()).isEqualTo(2);
    assertThat(table.text().lines()).hasSize(6);
    assertThat(table.text().lines().toList().get(1)).contains("0.1000", "2/3");
    assertThat(table.text().lines().toList().get(5)).contains("NaN");
  }

  @Test
  void saysHowFarItIs() {
    search(5).run();

    assertThat(printed.toString(UTF_8).lines())
        .hasSize(5)
        .element(3)
        .asString()
        .startsWith("trial 4 of 5: loss 0.1000, best 0.1000")
        .endsWith(" s left");
  }

  @Test
  void guessesTheTimeLeftByTrialsOfTheSameDepth() throws IOException {
    List<Candidate> candidates =
        List.of(unlocked(FIVE.get(0), 13), FIVE.get(1), FIVE.get(2), FIVE.get(3));
    TrialFile kept = new TrialFile(file);
    kept.append(trial(1, candidates.get(0), 900));
    kept.append(trial(2, candidates.get(1), 40));

    search(candidates, 1, "data").run();

    // Of the frozen ones one took 40 s and one next to nothing.
    assertThat(printed.toString(UTF_8)).contains("trial 3 of 4").contains(" s, 20 s left");
  }

  private static Candidate unlocked(Candidate candidate, int depth) {
    return new Candidate(candidate.head(), depth);
  }

  private static Trial trial(int number, Candidate candidate, double seconds) {
    return new Trial(number, "data", 1, candidate, 1, new Epoch(1, 1, 1, 1, 1), seconds);
  }

  @Test
  void goesOnWhereItWasKilled() throws IOException {
    search(3).run();
    Files.writeString(file, "{\"number\":4,\"da", StandardOpenOption.APPEND);
    tried.clear();

    TrialTable table = search(5).run();

    assertThat(tried).containsExactly(FIVE.get(3), FIVE.get(4));
    assertThat(table.trials()).extracting(Trial::number).containsExactly(4, 2, 5, 1, 3);
    assertThat(Files.readAllLines(file)).hasSize(5);
    assertThat(search(5).run()).isEqualTo(table);
    assertThat(search(2).run().trials()).extracting(Trial::number).containsExactly(2, 1);
  }

  @Test
  void refusesTheTrialsOfAnotherSearch() {
    search(2).run();

    assertThatThrownBy(search(FIVE, 2, "data")::run)
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("trial 1 in " + file);
    assertThatThrownBy(search(FIVE, 1, "other")::run).isInstanceOf(UnusableDataException.class);
    List<Candidate> others = List.of(FIVE.get(0), FIVE.get(2));
    assertThatThrownBy(search(others, 1, "data")::run)
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("trial 2 in " + file);
  }

  @Test
  void namesALineThatIsNoTrial() throws IOException {
    search(1).run();
    Files.writeString(file, "{\"number\":4,\"da\n", StandardOpenOption.APPEND);

    assertThatThrownBy(search(5)::run)
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("line 2 of " + file);
  }

  @Test
  void findsTheSameTwiceWithTheRealTrainer() {
    LearningData data = Blobs.learningData();
    HeadSettings small =
        new HeadSettings(8, 0.2f, OptimizerKind.ADAMW, 1e-2f, 1e-2f, 32, 3, 3, 3, 0);
    TrialTrainer trainer =
        (candidate, seed) ->
            new HeadTrainer(HeadTarget.PNEUMONIA, data.altered(), data.stressed(), candidate.head())
                .train(seed)
                .epochs();
    List<Candidate> candidates = new SearchSpace(small, FROZEN).random(4, 1);

    List<List<Double>> losses = new ArrayList<>();
    for (String name : List.of("one", "other")) {
      TrialFile kept = new TrialFile(folder.resolve(name));
      Search search = new Search(candidates, trainer, "blobs", 1, kept, new PrintStream(printed));
      losses.add(search.run().trials().stream().map(Trial::loss).toList());
    }

    assertThat(losses.get(0)).isEqualTo(losses.get(1)).isSorted();
  }

  private Search search(int trials) {
    return search(FIVE.subList(0, trials), 1, "data");
  }

  private Search search(List<Candidate> candidates, long seed, String data) {
    PrintStream out = new PrintStream(printed, true, UTF_8);
    return new Search(candidates, this::train, data, seed, new TrialFile(file), out);
  }

  /** Best in the second of three epochs. */
  private List<Epoch> train(Candidate candidate, long seed) {
    tried.add(candidate);
    double loss = LOSSES.get(FIVE.indexOf(candidate));
    return List.of(
        new Epoch(1, 1, 1 + loss, 0.5, 0.5),
        new Epoch(2, 1, loss, 0.5, 0.5),
        new Epoch(3, 1, 1 + loss, 0.5, 0.5));
  }
}
