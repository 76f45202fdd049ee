package org.hilum.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the images are built. */
class ImagesTest {
  private static final Pattern COPY = Pattern.compile("(?m)^COPY (?!--)(.+) \\S+$");

  @ParameterizedTest
  @ValueSource(strings = {"service.Dockerfile", "worker.Dockerfile"})
  void whatAnImageCopiesIsNotLeftOutOfItsContext(String file) throws IOException {
    List<String> kept =
        read(".dockerignore")
            .lines()
            .filter(line -> line.startsWith("!"))
            .map(line -> line.substring(1))
            .toList();
    Set<String> copied =
        COPY.matcher(read("docker/" + file))
            .results()
            .flatMap(copy -> Stream.of(copy.group(1).split(" ")))
            .map(path -> path.replace("${SERVICE}", "*"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(copied).contains("docker/health", "services/*/target/sbom.json");
    assertThat(copied).allSatisfy(path -> assertThat(kept).anyMatch(line -> isAround(path, line)));
  }

  /** The one is the other, or lies below it. */
  private static boolean isAround(String path, String line) {
    return path.equals(line) || line.startsWith(path + "/") || path.startsWith(line + "/");
  }

  private static String read(String file) throws IOException {
    return Files.readString(Chart.ROOT.resolve(file));
  }
}
