package org.hilum.training.study;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hilum.training.data.Images;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.data.UnusableDataException;
import org.hilum.training.train.Epoch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyTest {
  private static final Map<String, String> FACTS =
      Map.of("training images", "abc", "trunk", "1b94");

  @TempDir Path folder;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final List<String> ran = new ArrayList<>();

  @Test
  void givesEachSystemEachSeed() {
    StudyResults results = study(FACTS, "1");

    assertThat(ran).containsExactly("a 1", "b 1", "a 2", "b 2", "a 3", "b 3");
    assertThat(results.runs())
        .extracting(run -> run.system() + " " + run.seed())
        .containsExactly("a 1", "a 2", "a 3", "b 1", "b 2", "b 3");
    assertThat(results.images().get(StudySet.STRESSED)).hasSize(4);
    assertThat(output.toString(UTF_8))
        .contains(
            "a, seed 1: took 60 s, run 1 of 6, 2 min left, systems that never ran not counted: 1")
        .contains("b, seed 2: took 60 s, run 4 of 6, 2 min left")
        .contains("b, seed 3: took 60 s, run 6 of 6, 0 min left");
  }

  @Test
  void runsASystemWithoutChanceOnce() {
    List<StudySystem> systems = List.of(new Scripted("a", "1"), new Chanceless());

    StudyResults results = new Study(systems, 3, runs(FACTS), print()).run(images());

    assertThat(ran).containsExactly("a 1", "c 1", "a 2", "a 3");
    assertThat(results.runs())
        .extracting(run -> run.system() + " " + run.seed())
        .containsExactly("a 1", "a 2", "a 3", "c 1");
    assertThat(output.toString(UTF_8)).contains("c, seed 1: took 60 s, run 2 of 4, 2 min left");
  }

  @Test
  void repeatsNoRunThatIsThere() throws IOException {
    StudyResults first = study(FACTS, "1");
    ran.clear();
    // Killed after four runs, and while the fifth was written.
    Files.delete(file("b", 3));
    Files.move(file("a", 3), folder.resolve("a-seed-3.json.partial"));

    StudyResults second = study(FACTS, "1");

    assertThat(ran).containsExactly("a 3", "b 3");
    assertThat(second.runs()).hasSize(6);
    for (int i = 0; i < 6; i++) {
      assertSame(second.runs().get(i), first.runs().get(i));
    }
    assertThat(output.toString(UTF_8)).contains("a, seed 1: was there, run 1 of 6");
    assertThat(folder.resolve("a-seed-3.json.partial")).doesNotExist();
  }

  @Test
  void runsAgainWhatIsNoWholeFile() throws IOException {
    study(FACTS, "1");
    ran.clear();
    byte[] whole = Files.readAllBytes(file("b", 2));
    Files.write(file("b", 2), Arrays.copyOf(whole, whole.length - 10));
    Files.write(file("a", 1), new byte[0]);

    study(FACTS, "1");

    assertThat(ran).containsExactly("a 1", "b 2");
    assertThat(output.toString(UTF_8)).contains(file("b", 2) + " is no whole run");
    assertThat(file("b", 2)).hasBinaryContent(whole);
  }

  @Test
  void readsRunsThatEndedBeforeChoicesWereWrittenDown() throws IOException {
    study(FACTS, "1");
    ran.clear();
    String kept = Files.readString(file("b", 2));
    String older = kept.replace("\"chosen\":{\"C\":\"10.0\"},\"members\":[],", "");
    assertThat(older).isNotEqualTo(kept);
    Files.writeString(file("b", 2), older);

    StudyResults results = study(FACTS, "1");

    assertThat(ran).isEmpty();
    assertThat(results.runsOf("b")).extracting(StudyRun::chosen).contains(Map.of());
  }

  @Test
  void refusesRunsOfOtherData() {
    study(FACTS, "1");
    Map<String, String> others = new LinkedHashMap<>(FACTS);
    others.put("training images", "xyz");

    assertThatThrownBy(() -> study(others, "1"))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContainingAll(
            file("a", 1).toString(), "training images: abc, expected xyz", "--out");
  }

  @Test
  void refusesRunsOfAnotherRecipe() {
    study(FACTS, "1");

    assertThatThrownBy(() -> study(FACTS, "2"))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContainingAll(file("a", 1).toString(), "recipe of a: 1, expected 2", "--out");
  }

  @Test
  void refusesAnswersToOtherImages() {
    Map<StudySet, List<LabelledImage>> fewer = new EnumMap<>(images());
    fewer.put(StudySet.TEST, List.of());

    assertThatThrownBy(
            () -> new Study(List.of(new Scripted("a", "1")), 1, runs(FACTS), print()).run(fewer))
        .hasMessage("seed 1 of a answers 2 images of TEST, there are 0");
  }

  private StudyResults study(Map<String, String> facts, String recipe) {
    List<StudySystem> systems = List.of(new Scripted("a", recipe), new Scripted("b", recipe));
    return new Study(systems, 3, runs(facts), print()).run(images());
  }

  private RunFolder runs(Map<String, String> facts) {
    return new RunFolder(folder, facts, print());
  }

  private PrintStream print() {
    return new PrintStream(output, true, UTF_8);
  }

  private Path file(String system, int seed) {
    return folder.resolve("%s-seed-%d.json".formatted(system, seed));
  }

  private static Map<StudySet, List<LabelledImage>> images() {
    List<LabelledImage> two =
        List.of(Images.named(Label.NORMAL, "a.png"), Images.named(Label.PNEUMONIA, "b.png"));
    List<LabelledImage> twice = new ArrayList<>(two);
    twice.addAll(two);
    return Map.of(StudySet.VALIDATION, two, StudySet.STRESSED, twice, StudySet.TEST, two);
  }

  private static void assertSame(StudyRun read, StudyRun written) {
    assertThat(read.epochs()).isEqualTo(written.epochs());
    assertThat(read)
        .usingRecursiveComparison()
        .as("%s %d", written.system(), written.seed())
        .isEqualTo(written);
  }

  private final class Chanceless extends Scripted {
    Chanceless() {
      super("c", "1");
    }

    @Override
    public int seeds(int wanted) {
      return 1;
    }
  }

  /** Says what its seed says, and takes a minute by its own account. */
  private class Scripted implements StudySystem {
    private final String name;
    private final String recipe;

    Scripted(String name, String recipe) {
      this.name = name;
      this.recipe = recipe;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String title() {
      return "system " + name;
    }

    @Override
    public String recipe() {
      return recipe;
    }

    @Override
    public StudyRun run(long seed) {
      ran.add(name + " " + seed);
      double[][] two = StudyRun.column(new double[] {seed / 3.0, -1e-17 * seed});
      double[][] four = {two[0], two[1], two[1], two[0]};
      return new StudyRun(
          name,
          seed,
          List.of(new Epoch(1, 0.1 * seed, 2.0 / 3, 0.5, 1)),
          1,
          17,
          60,
          Map.of("C", "10.0"),
          List.of(),
          Map.of(StudySet.VALIDATION, two, StudySet.STRESSED, four, StudySet.TEST, two));
    }
  }
}
