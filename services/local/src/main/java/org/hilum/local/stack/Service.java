package org.hilum.local.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The four services, in the order in which they are stopped. */
public enum Service {
  // A share of the memory of this machine would be more than they need.
  GATEWAY(Port.GATEWAY, List.of("-Xmx384m")),
  INFERENCE(Port.INFERENCE, List.of()),
  TRIAGE(Port.TRIAGE, List.of("-Xmx256m")),
  TRAINING(Port.TRAINING, List.of());

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

  /** The flags are those of its image. */
  List<String> command(StackSettings settings) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("@" + settings.home().resolve("docker/jvm").resolve(label() + ".options"));
    command.addAll(flags);
    command.addAll(List.of("-jar", jar(settings).toString()));
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
