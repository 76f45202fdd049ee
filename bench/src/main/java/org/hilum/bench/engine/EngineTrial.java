package org.hilum.bench.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hilum.bench.image.PhantomFiles;
import org.hilum.bench.measure.Chatter;
import org.hilum.bench.measure.ChildJvm;
import org.hilum.bench.measure.Throughput;
import org.hilum.network.ModelDirectory;

/**
 * Measures one contender; runs in a JVM of its own. Arguments: kind, model directory, file that
 * takes the pooled features.
 */
final class EngineTrial {
  static final String BATCH_1 = "batch1";
  static final String BATCH_8_TOGETHER = "batch8-together";
  static final String BATCH_8_APART = "batch8-apart";
  static final int IMAGES = 16;

  private static final int BATCH = 8;
  private static final Duration WINDOW = Duration.ofSeconds(3);

  private EngineTrial() {}

  public static void main(String[] arguments) throws IOException {
    Chatter.silence();
    ContenderKind kind = ContenderKind.valueOf(arguments[0]);
    ModelDirectory model = ModelDirectory.open(Path.of(arguments[1]));
    List<float[]> images = PhantomFiles.draw(IMAGES).inputs();
    try (Contender together = kind.open(model, Way.together())) {
      Files.write(Path.of(arguments[2]), bytes(together.pooled(images)));
      ChildJvm.print(BATCH_1, imagesPerSecond(together, Way.together(), images.subList(0, 1)));
      ChildJvm.print(
          BATCH_8_TOGETHER, imagesPerSecond(together, Way.together(), images.subList(0, BATCH)));
    }
    try (Contender apart = kind.open(model, Way.apart())) {
      ChildJvm.print(BATCH_8_APART, imagesPerSecond(apart, Way.apart(), images.subList(0, BATCH)));
    }
  }

  private static double imagesPerSecond(Contender contender, Way way, List<float[]> batch) {
    return batch.size()
        * Throughput.perSecond(way.callers(), WINDOW, () -> contender.screen(batch));
  }

  private static byte[] bytes(List<float[]> rows) {
    ByteBuffer bytes =
        ByteBuffer.allocate(rows.size() * rows.get(0).length * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (float[] row : rows) {
      for (float value : row) {
        bytes.putFloat(value);
      }
    }
    return bytes.array();
  }
}
