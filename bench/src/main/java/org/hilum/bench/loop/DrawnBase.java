package org.hilum.bench.loop;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.layers.TrunkCut;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.Label;
import org.hilum.training.data.LearningSplit;
import org.hilum.training.data.Split;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.TrunkCache;
import org.hilum.training.features.TrunkFolder;
import org.hilum.training.features.TrunkNetwork;
import org.hilum.training.feedback.BaseData;

/** Base data whose images are a few letters and whose trunk outputs are drawn. */
final class DrawnBase {
  static final int LEARNING = 5000;

  private static final int LOCKED = 600;
  private static final long SEED = 1;
  private static final int VARIANTS = 2;

  private DrawnBase() {}

  /** Keeps all that {@code train base} would keep. */
  static BaseData keep(Path folder, TrunkFolder trunk, DrawnTrunk outputs) throws IOException {
    BaseData base = new BaseData(folder.resolve("data"), folder.resolve("work"), SEED, VARIANTS);
    write(Split.TRAIN.in(base.data()), 0, LEARNING);
    write(Split.TEST.in(base.data()), LEARNING, LEARNING + LOCKED);
    LearningSplit split = LearningSplit.read(base.data());
    Path kept =
        new TrunkNetwork(trunk, TrunkCut.atEnd(LayerTable.resnet152v2())).keptIn(base.work(), SEED);
    TrunkCache cache =
        new TrunkCache(kept, outputs, new PrintStream(OutputStream.nullOutputStream()));
    IntStream.range(0, VARIANTS)
        .forEach(variant -> cache.table(split.training(), ImageView.altered(SEED, variant)));
    cache.table(split.training(), ImageView.plain());
    cache.table(split.validation(), ImageView.plain());
    cache.table(split.validation(), ImageView.stressed(SEED));
    cache.table(split.validation(), ImageView.alteredAfresh(SEED));
    cache.table(ImageSet.read(Split.TEST.in(base.data())), ImageView.plain());
    return base;
  }

  /** One image a patient; of four three show a pneumonia, by bacteria or viruses. */
  private static void write(Path folder, int from, int to) throws IOException {
    for (Label label : Label.values()) {
      Files.createDirectories(folder.resolve(label.name()));
    }
    for (int patient = from; patient < to; patient++) {
      String name =
          switch (patient % 4) {
            case 0 -> "NORMAL/IM-%04d-0001.jpeg";
            case 1 -> "PNEUMONIA/person%d_virus_1.jpeg";
            default -> "PNEUMONIA/person%d_bacteria_1.jpeg";
          };
      Path file = folder.resolve(name.formatted(patient));
      Files.writeString(file, file.getFileName().toString());
    }
  }
}
