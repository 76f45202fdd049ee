package org.hilum.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The endpoints of docs/security.md and their roles are those of the resources. */
class EndpointTableTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `((?:GET|POST|PUT|DELETE) /[^`]*)` \\| ([a-z, ]+) \\|$");
  private static final String REST = "jakarta.ws.rs.";
  private static final String ROLES = "jakarta.annotation.security.RolesAllowed";

  /** Where no role is named, any token will do. */
  private static final String ANY = "any token";

  @Test
  void theTableNamesEveryEndpointWithItsRoles() {
    Map<String, String> written = new TreeMap<>();
    ROW.matcher(RepositoryTree.read(RepositoryTree.ROOT.resolve("docs/security.md")))
        .results()
        .forEach(row -> written.put(row.group(1), sorted(row.group(2).split(", "))));
    assertThat(written).containsExactlyInAnyOrderEntriesOf(offered());
  }

  private static Map<String, String> offered() {
    Map<String, String> endpoints = new TreeMap<>();
    new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.hilum")
            .stream()
            .filter(type -> type.isAnnotatedWith(REST + "Path"))
            .flatMap(type -> type.getMethods().stream())
            .forEach(
                method ->
                    verb(method)
                        .ifPresent(
                            verb -> endpoints.put(verb + " " + path(method), roles(method))));
    return endpoints;
  }

  private static Optional<String> verb(JavaMethod method) {
    return Stream.of("GET", "POST", "PUT", "DELETE")
        .filter(verb -> method.isAnnotatedWith(REST + verb))
        .findFirst();
  }

  /** A template's pattern is nothing for readers. */
  private static String path(JavaMethod method) {
    String below = value(method, REST + "Path").map(String.class::cast).orElse("");
    String root = value(method.getOwner(), REST + "Path").map(String.class::cast).orElseThrow();
    return (root + below).replaceAll("\\{([a-zA-Z]+):(?:[^{}]|\\{[^}]*})*}", "{$1}");
  }

  private static String roles(JavaMethod method) {
    JavaClass owner = method.getOwner();
    return value(method, ROLES)
        .or(() -> value(owner, ROLES))
        .map(roles -> sorted((String[]) roles))
        .orElse(ANY);
  }

  private static Optional<Object> value(CanBeAnnotated place, String annotation) {
    Stream<? extends JavaAnnotation<?>> all =
        place instanceof JavaMethod method
            ? method.getAnnotations().stream()
            : ((JavaClass) place).getAnnotations().stream();
    return all.filter(found -> found.getRawType().getName().equals(annotation))
        .findFirst()
        .flatMap(found -> found.get("value"));
  }

  private static String sorted(String... roles) {
    return String.join(", ", new TreeSet<>(Arrays.asList(roles)));
  }
}
