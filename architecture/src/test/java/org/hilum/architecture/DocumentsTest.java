package org.hilum.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A document that names what does not exist misleads; these tests notice. */
class DocumentsTest {
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern CLASS_NAME = Pattern.compile("[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+");
  private static final Pattern FOLDER =
      Pattern.compile("(?:schemas|libs|services|bench|architecture|models|docker|helm)(?:/\\S*)?");

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"})
  void namesOnlyClassesThatExist(String document) {
    Set<String> classes =
        RepositoryTree.filesEndingWith(".java").stream()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>();
    for (String code : codeIn(document)) {
      if (CLASS_NAME.matcher(code).matches() && !classes.contains(code)) {
        unknown.add(code);
      }
    }
    assertThat(unknown).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"})
  void namesOnlyFoldersAndFilesThatExist(String document) {
    Set<String> missing = new TreeSet<>();
    for (String code : codeIn(document)) {
      boolean isPattern = code.contains("<") || code.contains("*") || code.contains("{");
      if (FOLDER.matcher(code).matches() && !isPattern && !exists(code)) {
        missing.add(code);
      }
    }
    assertThat(missing).isEmpty();
  }

  private static boolean exists(String name) {
    return Files.exists(RepositoryTree.ROOT.resolve(name)) || isStepOfAService(name);
  }

  /** {@code services/gateway/receive} stands for the package of that step. */
  private static boolean isStepOfAService(String name) {
    String[] parts = name.split("/");
    if (parts.length != 3) {
      return false;
    }
    Path sources =
        RepositoryTree.ROOT.resolve(parts[0]).resolve(parts[1]).resolve("src/main/java/org/hilum");
    return Files.isDirectory(sources.resolve(parts[1]).resolve(parts[2]));
  }

  private static List<String> codeIn(String document) {
    String text = RepositoryTree.read(RepositoryTree.ROOT.resolve(document));
    return CODE.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }
}
