package org.hilum.local.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Processor time of those who have a part in storing an image, as Linux counts it.
 *
 * @param servers this process: S3 and Kafka
 * @param peers its children that have ended
 */
record CpuShares(Duration gateway, Duration servers, Duration peers) {
  private static final long TICK_MS = 10;
  private static final int AFTER_NAME = 2;
  private static final int OWN = 11;
  private static final int CHILDREN = 13;

  static CpuShares of(LoneGateway gateway) throws IOException {
    String line = Files.readString(Path.of("/proc/self/stat"));
    String[] fields = line.substring(line.lastIndexOf(')') + AFTER_NAME).split(" ");
    return new CpuShares(gateway.cpu(), time(fields, OWN), time(fields, CHILDREN));
  }

  private static Duration time(String[] fields, int userThenSystem) {
    return Duration.ofMillis(
        TICK_MS
            * (Long.parseLong(fields[userThenSystem])
                + Long.parseLong(fields[userThenSystem + 1])));
  }

  CpuShares since(CpuShares before) {
    return new CpuShares(
        gateway.minus(before.gateway), servers.minus(before.servers), peers.minus(before.peers));
  }

  String each(int instances) {
    return "gateway %d ms, S3 and Kafka %d ms, peer %d ms"
        .formatted(
            gateway.toMillis() / instances,
            servers.toMillis() / instances,
            peers.toMillis() / instances);
  }
}
