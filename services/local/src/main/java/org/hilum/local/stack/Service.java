package org.hilum.local.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The four services, in the order in which they are stopped. */
public enum Service {
  GATEWAY(Port.GATEWAY, List.of("-Xmx384m", Compilation.SHORT)),
  // The heap may grow for files of 50 MB; where it begins as large as the JVM likes, garbage fills
  // it before it is collected for the first time, and the worker's memory grows for hours.
  INFERENCE(
      Port.INFERENCE,
      Stream.concat(
              Stream.of("-Xmx768m", "-Xms128m", "-Xmn64m", "-Dai.djl.offline=true"),
              Compilation.RARELY_LONG.stream())
          .toList()),
  TRIAGE(Port.TRIAGE, List.of("-Xmx256m", Compilation.SHORT)),
  // A trunk passes its heap once or twice on the way into the registry.
  TRAINING(Port.TRAINING, List.of("-Xmx384m", Compilation.SHORT));

  /**
   * How far the JVM compiles. The last level costs most services more than it saves: what is hot is
   * compiled already, in the network's library and in the JDK's codecs.
   */
  private static final class Compilation {
    static final String SHORT = "-XX:TieredStopAtLevel=1";

    /** Ten times the defaults: only digests of what is stored are worth it. */
    static final List<String> RARELY_LONG =
        List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");
  }

  private static final List<String> EVERY_SERVICE =
      List.of("-XX:+UseSerialGC", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
  private static final List<Path> FAST_MALLOC =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/libtcmalloc_minimal.so.4"),
          Path.of("/usr/lib64/libtcmalloc_minimal.so.4"));

  private final Port port;
  private final List<String> flags;

  Service(Port port, List<String> flags) {
    this.port = port;
    this.flags = flags;
  }

  /** Its name: also of its folder, its log and its port. */
  public String label() {
    return port.label();
  }

  Port port() {
    return port;
  }

  List<String> command(StackSettings settings) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(EVERY_SERVICE);
    command.addAll(flags);
    command.add("-jar");
    command.add(jar(settings).toString());
    return command;
  }

  Path jar(StackSettings settings) {
    return settings
        .home()
        .resolve("services")
        .resolve(label())
        .resolve("target/quarkus-app/quarkus-run.jar");
  }

  Map<String, String> environment(StackSettings settings, Map<String, String> servers) {
    Map<String, String> environment = new HashMap<>(servers);
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(settings.ports().number(port)));
    environment.put("MALLOC_ARENA_MAX", "2");
    environment.putAll(settings.environment());
    if (this == GATEWAY) {
      // The commands and benchmarks send as one what many devices would.
      environment.put("HILUM_RATE_PER_MINUTE", "1000000");
      environment.put("HILUM_PSEUDONYM_KEY", KeptSecret.PSEUDONYM_KEY.of(settings.data()));
      environment.put("HILUM_IDENTITY_KEY", KeptSecret.IDENTITY_KEY.of(settings.data()));
      environment.put("HILUM_DICOM_PORT", Integer.toString(settings.ports().number(Port.DICOM)));
      environment.put("HILUM_DICOM_SPOOL", settings.data().resolve("spool").toString());
    }
    if (this == INFERENCE) {
      environment.putAll(networkEnvironment(settings));
    }
    if (this == TRAINING) {
      environment.put("HILUM_RUN_WORK", settings.data().resolve("runs").toString());
      environment.put("HILUM_RUN_FIRST_CHAMPION", "true");
    }
    if (this == INFERENCE || this == TRAINING) {
      environment.put("HILUM_MODEL_PATH", settings.model().toString());
    }
    return environment;
  }

  private static Map<String, String> networkEnvironment(StackSettings settings) {
    Map<String, String> environment = new HashMap<>();
    // Threads that spin while they wait would take the cores from the other processes; without any
    // spinning a lone image, which all cores share, takes half as long again.
    environment.put("OMP_WAIT_POLICY", "PASSIVE");
    environment.put("GOMP_SPINCOUNT", "20000");
    environment.put("OPT_OUT_TRACKING", "true");
    environment.put("DJL_CACHE_DIR", settings.data().resolve("djl").toString());
    FAST_MALLOC.stream()
        .filter(Files::exists)
        .findFirst()
        .ifPresent(library -> environment.put("LD_PRELOAD", library.toString()));
    return environment;
  }
}
