package org.hilum.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules that class files do not show. */
class SourceTreeTest {
  private static final Pattern DEPENDENCY =
      Pattern.compile("<(?:dependency|plugin)>.*?</(?:dependency|plugin)>", Pattern.DOTALL);

  @Test
  void everyPackageSaysWhatItIsFor() {
    Set<Path> undescribed = new TreeSet<>();
    for (Path file : RepositoryTree.filesEndingWith(".java")) {
      Path folder = file.getParent();
      boolean isProduct = file.toString().contains("/src/main/java/");
      if (isProduct && !Files.exists(folder.resolve("package-info.java"))) {
        undescribed.add(RepositoryTree.ROOT.relativize(folder));
      }
    }
    assertThat(undescribed).isEmpty();
  }

  @Test
  void modulesCarryNoVersions() {
    Set<String> versions = new TreeSet<>();
    for (Path pom : RepositoryTree.filesEndingWith("pom.xml")) {
      if (pom.getParent().equals(RepositoryTree.ROOT)) {
        continue;
      }
      DEPENDENCY
          .matcher(RepositoryTree.read(pom))
          .results()
          .map(found -> found.group())
          .filter(xml -> xml.contains("<version>") && !xml.contains("${project.version}"))
          .forEach(xml -> versions.add(RepositoryTree.ROOT.relativize(pom) + ": " + xml));
    }
    assertThat(versions).isEmpty();
  }
}
