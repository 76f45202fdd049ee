package org.hilum.training.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hilum.training.data.Images;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnsemblesTest {
  private static final List<LabelledImage> FOUR =
      List.of(
          Images.named(Label.NORMAL, "a.png"),
          Images.named(Label.NORMAL, "b.png"),
          Images.named(Label.PNEUMONIA, "c.png"),
          Images.named(Label.PNEUMONIA, "d.png"));

  @TempDir Path folder;

  @Test
  void letsAllSeedsOfTheFineTunedSystemAnswerAsOne() {
    StudyResults results = joined(2);

    assertThat(results.runsOf("fine-tuned-seeds")).hasSize(1);
    assertThat(results.systems())
        .extracting(StudySystem::title)
        .contains("Ensemble: 2 seeds of fine-tuned");
  }

  @Test
  void makesNoEnsembleOfASingleSeed() {
    assertThat(joined(1).systems())
        .extracting(StudySystem::name)
        .containsExactly("fine-tuned", "poor", "ensemble");
  }

  @Test
  void namesTheSystemsThatItSelects() {
    StudyResults results = joined(2);

    // The poor system is wrong about every image: no share of it lowers the loss.
    StudySystem ensemble = results.systems().get(results.systems().size() - 1);
    assertThat(ensemble.title()).startsWith("Ensemble: fine-tuned").doesNotContain("poor");
    assertThat(results.runsOf("ensemble")).extracting(StudyRun::seed).containsExactly(1L, 2L);
  }

  @Test
  void keepsItsRuns() {
    StudyResults results = joined(2);

    for (String system : List.of("fine-tuned-seeds", "ensemble")) {
      StudyRun run = results.runsOf(system).get(0);
      assertThat(folder.resolve(system + "-seed-1.json")).isRegularFile();
      assertThat(runs().digest(run)).matches("[0-9a-f]{64}");
    }
  }

  private StudyResults joined(int seeds) {
    List<StudyRun> trained =
        Stream.concat(
                Stream.of(
                        Runs.saying("fine-tuned", 1, -3, -1, 1, 2),
                        Runs.saying("fine-tuned", 2, -1, -2, 2, 1))
                    .limit(seeds),
                Stream.of(
                        Runs.saying("poor", 1, 1, 2, -1, -2), Runs.saying("poor", 2, 2, 1, -2, -1))
                    .limit(seeds))
            .toList();
    StudyResults results =
        new StudyResults(
            List.of(Invented.system("fine-tuned", "Fine-tuned"), Invented.system("poor", "Poor")),
            trained,
            Map.of(StudySet.VALIDATION, FOUR, StudySet.STRESSED, FOUR, StudySet.TEST, FOUR));
    return new Ensembles(runs()).joining(results);
  }

  private RunFolder runs() {
    return new RunFolder(folder, Map.of("trunk", "1b94"), System.out);
  }
}
