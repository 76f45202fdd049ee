package org.hilum.bench.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a main class in a JVM of its own and reads the figures that it prints, one {@code figure
 * name value} a line. Contenders meet in separate processes, one after the other, so that none
 * keeps threads spinning, memory or libraries from the next.
 */
public final class ChildJvm {
  private static final List<Path> FAST_MALLOC =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/libtcmalloc_minimal.so.4"),
          Path.of("/usr/lib64/libtcmalloc_minimal.so.4"));

  private static final String FIGURE = "figure";

  private static final Map<String, String> TRAINERS_ENVIRONMENT =
      Map.of(
          "MALLOC_MMAP_THRESHOLD_", "1073741824",
          "MALLOC_TRIM_THRESHOLD_", "2147483647",
          "MALLOC_ARENA_MAX", "2",
          "TORCH_CPP_LOG_LEVEL", "ERROR");

  private final String classPath;
  private final String heap;
  private final Map<String, String> environment;

  private ChildJvm(String classPath, String heap, Map<String, String> environment) {
    this.classPath = classPath;
    this.heap = heap;
    this.environment = environment;
  }

  /**
   * With the environment that the local stack gives to the worker.
   *
   * @param heap as in {@code -Xmx}
   */
  public static ChildJvm likeTheWorker(String classPath, String heap) {
    return new ChildJvm(classPath, heap, workersEnvironment());
  }

  /**
   * With the environment that {@code ./hilum} gives to commands that train.
   *
   * @param heap as in {@code -Xmx}
   */
  public static ChildJvm likeTheTrainer(String classPath, String heap) {
    return new ChildJvm(classPath, heap, TRAINERS_ENVIRONMENT);
  }

  /**
   * @throws IllegalStateException if the child fails
   */
  public Map<String, Double> run(Class<?> main, List<String> arguments) {
    try {
      Process process = start(main, arguments);
      Map<String, Double> figures = figures(process);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            "%s %s ended with status %d"
                .formatted(main.getSimpleName(), arguments, process.exitValue()));
      }
      return figures;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + main.getName(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + main.getName() + " runs", e);
    }
  }

  /** Called by the child. */
  public static void print(String name, double value) {
    System.out.println(FIGURE + " " + name + " " + value);
  }

  private Process start(Class<?> main, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-Dai.djl.offline=true"));
    command.add(main.getName());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    // Not as an argument: ONNX Runtime 1.29 crashes where the command line is longer than 4 KB.
    builder.environment().put("CLASSPATH", classPath);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    // Whoever stops the benchmark stops this too.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return process;
  }

  private static Map<String, String> workersEnvironment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("MALLOC_ARENA_MAX", "2");
    environment.put("OMP_WAIT_POLICY", "PASSIVE");
    environment.put("GOMP_SPINCOUNT", "20000");
    environment.put("OPT_OUT_TRACKING", "true");
    environment.put("TORCH_CPP_LOG_LEVEL", "ERROR");
    Optional<Path> malloc = FAST_MALLOC.stream().filter(Files::exists).findFirst();
    malloc.ifPresent(library -> environment.put("LD_PRELOAD", library.toString()));
    return environment;
  }

  private static Map<String, Double> figures(Process process) throws IOException {
    Map<String, Double> figures = new LinkedHashMap<>();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = output.readLine();
      while (line != null) {
        String[] words = line.split(" ");
        if (words.length == 3 && words[0].equals(FIGURE)) {
          figures.put(words[1], Double.parseDouble(words[2]));
        }
        line = output.readLine();
      }
    }
    return figures;
  }
}
