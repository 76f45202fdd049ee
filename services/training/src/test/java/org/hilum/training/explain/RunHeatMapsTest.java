package org.hilum.training.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hilum.network.Features;
import org.hilum.network.layers.LayerTable;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.Images;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.TrunkCache;
import org.hilum.training.finetune.Drawn;
import org.hilum.training.finetune.DrawnOutputs;
import org.hilum.training.study.RunName;
import org.hilum.training.study.RunWeights;
import org.hilum.training.study.StudyRun;
import org.hilum.training.study.StudySet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunHeatMapsTest {
  private static final ImageSet TEST =
      new ImageSet(
          List.of(
              Images.named(Label.NORMAL, "IM-0001-0001.jpeg"),
              Images.named(Label.NORMAL, "IM-0002-0001.jpeg"),
              Images.named(Label.PNEUMONIA, "person1_virus_1.jpeg")));
  private static final RunName FROZEN = new RunName("frozen", 1);

  @TempDir Path folder;

  @Test
  void showsWhereTheNetworkOfARunLooked() {
    keepHead(FROZEN);

    HeatMaps.Seen seen = seen(run("frozen", List.of()), 2, 0);

    assertThat(seen.network()).isEqualTo(FROZEN);
    assertThat(seen.maps()).hasSize(2).allSatisfy(map -> assertThat(map).hasSize(49).contains(1f));
    assertThat(seen.maps().get(0)).isNotEqualTo(seen.maps().get(1));
    assertThat(seen(run("frozen", List.of()), 0, 2).maps().get(1)).isEqualTo(seen.maps().get(0));
  }

  @Test
  void takesTheFirstMemberOfWhichANetworkIsKept() {
    keepHead(FROZEN);
    List<RunName> members =
        List.of(new RunName("svm", 1), new RunName("fine-tuned", 1), FROZEN, FROZEN);

    assertThat(seen(run("ensemble", members), 1).network()).isEqualTo(FROZEN);
  }

  @Test
  void showsNothingOfARunWithoutANetwork() {
    keepHead(FROZEN);

    assertThat(maps().of(run("svm", List.of()), TEST.images())).isEmpty();
  }

  private void keepHead(RunName run) {
    new RunWeights(folder).keep(run, Drawn.head(LayerTable.resnet152v2(), 1).weights());
  }

  /** Maps of the images of some rows. */
  private HeatMaps.Seen seen(StudyRun run, int... rows) {
    List<LabelledImage> wanted =
        Arrays.stream(rows).mapToObj(row -> TEST.images().get(row)).toList();
    return maps().of(run, wanted).orElseThrow();
  }

  private RunHeatMaps maps() {
    TrunkCache cache =
        new TrunkCache(
            folder,
            new DrawnOutputs(Features.CHANNELS, Features.SIDE * Features.SIDE),
            new PrintStream(OutputStream.nullOutputStream()));
    return new RunHeatMaps(
        new RunWeights(folder),
        Drawn.layers(LayerTable.resnet152v2()),
        TEST.images(),
        cache.table(TEST, ImageView.plain()));
  }

  private static StudyRun run(String system, List<RunName> members) {
    double[][] answers = {{1}, {1}, {1}};
    return new StudyRun(
        system,
        1,
        List.of(),
        0,
        1,
        1,
        Map.of(),
        members,
        Map.of(StudySet.VALIDATION, answers, StudySet.STRESSED, answers, StudySet.TEST, answers));
  }
}
