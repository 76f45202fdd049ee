package org.hilum.local.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.minio.PutObjectArgs;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.hilum.servers.ServerSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DCMTK pushes as a modality does. */
@Tag("peers")
class DcmtkTest {
  private static final String PLAIN = "-xe";
  private static final int INSTANCES = 500;
  private static final int BATCH = 25;
  private static final int KILLS = 3;
  private static final int IMAGES = 40;

  /** As many as keep two cores busy. */
  private static final int DEVICES = 4;

  /** As many as keep the store busy while others of them are sending. */
  private static final int PUTTERS = 12;

  @TempDir static Path folder;

  private static LoneGateway gateway;
  private static Holdings holdings;
  private static Dcmtk dcmtk;

  @BeforeAll
  static void starts() {
    gateway = new LoneGateway(folder);
    holdings = new Holdings(gateway);
    dcmtk = new Dcmtk(gateway.dicomPort());
  }

  @AfterAll
  static void ends() {
    gateway.close();
  }

  @Test
  void answersEchoscu() {
    assertThat(dcmtk.echoes()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1, -xe, dcmconv +te, 12",
    "2, -xi, dcmconv +ti, 12",
    "3, -xb, dcmconv +tb, 12",
    "4, -xd, dcmconv +td, 12",
    "5, -xr, dcmcrle, 12",
    "6, -xs, dcmcjpeg +e1, 12",
    "7, -xx, dcmcjpeg +ee, 12",
    "8, -xy, dcmcjpeg +eb, 8",
    "9, -xt, dcmcjpls +el, 12",
    "10, -xu, dcmcjpls +en, 12"
  })
  void storesWhatStorescuSendsInEachSyntax(int prefix, String proposal, String tool, int bits)
      throws IOException {
    Path drawn = DrawnRadiographs.draw(folder, prefix, 1, 128, bits).get(0);
    Path sent = folder.resolve(prefix + "-sent.dcm");
    List<String> conversion = new ArrayList<>(List.of(tool.split(" ")));
    conversion.addAll(List.of(drawn.toString(), sent.toString()));
    assertThat(Dcmtk.runs(conversion.toArray(String[]::new))).isTrue();
    long before = holdings.objects();

    assertThat(dcmtk.pushes(proposal, List.of(sent))).isTrue();
    assertThat(dcmtk.pushes(proposal, List.of(sent))).isTrue();

    assertThat(holdings.objects()).isEqualTo(before + 1);
  }

  @Test
  void losesAndDoublesNothingWhileTheGatewayIsKilledAgainAndAgain() throws Exception {
    List<Path> files = DrawnRadiographs.draw(folder, 100, INSTANCES, 256, 12);
    long before = holdings.objects();
    AtomicInteger attempts = new AtomicInteger();
    List<Callable<Integer>> batches = new ArrayList<>();
    for (int i = 0; i < INSTANCES; i += BATCH) {
      List<Path> batch = files.subList(i, i + BATCH);
      batches.add(() -> pushUntilTaken(batch, attempts));
    }
    ExecutorService devices = Executors.newFixedThreadPool(4);
    List<Future<Integer>> pushed = batches.stream().map(devices::submit).toList();
    gateway.killMidway(KILLS, INSTANCES);
    for (Future<Integer> batch : pushed) {
      batch.get();
    }
    devices.shutdown();

    System.out.printf(
        "%d instances, %d kills, %d associations: %d objects, %d events of them%n",
        INSTANCES,
        KILLS,
        attempts.get(),
        holdings.objects() - before,
        holdings.events().values().stream().mapToLong(Long::longValue).sum());
    holdings.assertWhole(before + INSTANCES);
  }

  private static int pushUntilTaken(List<Path> batch, AtomicInteger attempts) {
    int tries = 1;
    while (!dcmtk.pushes(PLAIN, batch)) {
      tries++;
      sleep();
    }
    attempts.addAndGet(tries);
    return tries;
  }

  /**
   * The rates go to the console; they are of this machine, which the peers, the store and the
   * gateway share. Bare puts are those of the MinIO SDK as it comes.
   */
  @Test
  void staysSmallWhileManyPushLargeImages() throws Exception {
    List<Path> files = DrawnRadiographs.draw(folder, 200, IMAGES, 2048, 12);
    List<byte[]> contents = new ArrayList<>();
    for (Path file : files) {
      contents.add(Files.readAllBytes(file));
    }
    pushAll(DrawnRadiographs.draw(folder, 198, 200, 1024, 12), DEVICES); // warm
    long idleKb = residentKb(); // and no large image yet
    double crowd = pushAll(DrawnRadiographs.draw(folder, 300, 20, 2240, 12), 20);
    long highestKb = highestResidentKb();

    pushAll(DrawnRadiographs.draw(folder, 199, IMAGES, 2048, 12), DEVICES);
    putAll(contents, "warm/", PUTTERS);
    putAll(contents, "warm/", PUTTERS);

    double before = putAll(contents, "before/", PUTTERS);
    CpuShares shares = CpuShares.of(gateway);
    double door = pushAll(files, DEVICES);
    shares = CpuShares.of(gateway).since(shares);
    double after = putAll(contents, "after/", PUTTERS);

    System.out.printf(
        "door %.1f MB/s, %.2f instances/s; bare puts %.1f and %.1f MB/s: ratio %.2f%n",
        door, door / 8.39, before, after, 2 * door / (before + after));
    System.out.println("CPU of an instance: " + shares.each(files.size()));
    System.out.printf(
        "20 associations of 10 MB at once: %.1f MB/s; resident %d kB, highest %d kB%n",
        crowd, idleKb, highestKb);
    assertThat(highestKb - idleKb).isLessThan(300_000);
  }

  private static double pushAll(List<Path> files, int devices) throws Exception {
    List<Callable<Boolean>> pushes = new ArrayList<>();
    for (int i = 0; i < devices; i++) {
      List<Path> share = new ArrayList<>();
      for (int j = i; j < files.size(); j += devices) {
        share.add(files.get(j));
      }
      pushes.add(() -> dcmtk.pushes(PLAIN, share));
    }
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    return megabytesPerSecond(pushes, bytes);
  }

  private static double putAll(List<byte[]> contents, String prefix, int threads) throws Exception {
    List<Callable<Boolean>> puts = new ArrayList<>();
    AtomicInteger next = new AtomicInteger();
    for (int i = 0; i < threads; i++) {
      puts.add(
          () -> {
            for (int j = next.getAndIncrement(); j < contents.size(); j = next.getAndIncrement()) {
              barePut(prefix + j, contents.get(j));
            }
            return true;
          });
    }
    return megabytesPerSecond(puts, contents.stream().mapToLong(it -> it.length).sum());
  }

  private static void barePut(String key, byte[] bytes) throws MinioException {
    gateway
        .sdk()
        .putObject(
            PutObjectArgs.builder()
                .bucket(ServerSet.BUCKET)
                .object(key)
                .data(bytes, bytes.length)
                .contentType("application/dicom")
                .build());
  }

  private static double megabytesPerSecond(List<Callable<Boolean>> tasks, long bytes)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    long began = System.nanoTime();
    for (Future<Boolean> task : threads.invokeAll(tasks)) {
      assertThat(task.get()).isTrue();
    }
    threads.shutdown();
    return bytes / 1e6 / ((System.nanoTime() - began) / 1e9);
  }

  private static long residentKb() throws IOException {
    return status("VmRSS");
  }

  private static long highestResidentKb() throws IOException {
    return status("VmHWM");
  }

  private static long status(String name) throws IOException {
    return Files.readAllLines(Path.of("/proc/%d/status".formatted(gateway.pid()))).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(0);
  }

  private static void sleep() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
