package org.hilum.training.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hilum.network.layers.TrunkCut;
import org.hilum.training.adapt.AdaptedTrunk;
import org.hilum.training.adapt.PackingCost;
import org.hilum.training.adapt.SmallTrunk;
import org.hilum.training.adapt.TrunkAdaptation;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.Images;
import org.hilum.training.data.Label;
import org.hilum.training.data.LearningSplit;
import org.hilum.training.features.TrunkFolder;
import org.hilum.training.train.Epoch;
import org.hilum.training.train.Fit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrunkReleaseTest {
  @TempDir Path folder;

  @Test
  void leavesNothingHalfWrittenWhereItCannotWrite() throws IOException {
    Path taken = folder.resolve("trunks/taken");
    Files.createDirectories(taken);
    Files.writeString(taken.resolve("file"), "kept");
    TrunkRelease release = release();

    assertThatThrownBy(() -> release.write(taken))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContainingAll("cannot write the trunk " + taken, "name another --out");

    try (Stream<Path> files = Files.list(taken.getParent())) {
      assertThat(files).containsExactly(taken);
    }
    assertThat(taken.resolve("file")).hasContent("kept");
  }

  @Test
  void writesAllItsFiles() throws IOException {
    Path written = folder.resolve("new/trunk");
    TrunkRelease.prepare(written);

    release().write(written);

    assertThat(written.resolve(TrunkFolder.DESCRIPTION)).content().contains("\"bestEpoch\" : 1");
    assertThat(new TrunkFolder(written).trunkFile()).hasBinaryContent(new byte[] {1, 2});
  }

  private TrunkRelease release() throws IOException {
    Epoch epoch = new Epoch(1, 0.5, 0.4, 0.8, 0.9);
    PackingCost.Figures figures = new PackingCost.Figures(0.9, 0.4);
    return new TrunkRelease(
        new AdaptedTrunk(
            new byte[] {1, 2},
            new byte[] {3},
            epoch,
            new Fit(List.of(epoch), epoch, 7),
            new PackingCost(figures, figures)),
        SmallTrunk.write(folder.resolve("parent"), SmallTrunk.weights()),
        TrunkCut.atEnd(SmallTrunk.TABLE),
        LearningSplit.of(new ImageSet(List.of(Images.named(Label.NORMAL, "IM-0001-0001.jpeg")))),
        TrunkAdaptation.settings(1, TrunkAdaptation.LEARNING_RATE),
        1,
        2);
  }
}
