package org.hilum.bench.stream;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.hilum.bench.image.PhantomFiles;
import org.hilum.bench.stack.RunningStack;

/** Uploads one image at a time, with pauses, and times each until its result is in the database. */
final class Trickle {
  private static final int IMAGES = 200;
  private static final int SHORTEST_PAUSE_MS = 150;
  private static final int PAUSE_SPREAD_MS = 200;
  private static final long POLL_MS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Beyond the serial numbers of any flood. */
  private static final long FIRST_SERIAL = 1L << 40;

  private final RunningStack stack;
  private final PhantomFiles files;
  private final Random random = new Random(1);

  Trickle(RunningStack stack, PhantomFiles files) {
    this.stack = stack;
    this.files = files;
  }

  /** Milliseconds from the first byte sent to the committed row, for each image. */
  List<Double> run() throws IOException, SQLException, InterruptedException {
    List<Double> times = new ArrayList<>();
    Gateway gateway = Gateway.of(stack);
    try (ReadingList list = new ReadingList(stack)) {
      for (int i = 0; i < IMAGES; i++) {
        Thread.sleep(SHORTEST_PAUSE_MS + random.nextInt(PAUSE_SPREAD_MS));
        times.add(timeOne(files.file(FIRST_SERIAL + i), gateway, list));
      }
    }
    return times;
  }

  private static double timeOne(byte[] file, Gateway gateway, ReadingList list)
      throws IOException, SQLException, InterruptedException {
    String imageId = sha256(file);
    long began = System.nanoTime();
    gateway.upload(file);
    while (!list.hasResult(imageId)) {
      if (System.nanoTime() - began > PATIENCE.toNanos()) {
        throw new IllegalStateException("no result for an image after " + PATIENCE);
      }
      Thread.sleep(POLL_MS);
    }
    return (System.nanoTime() - began) / 1e6;
  }

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
