package org.hilum.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hilum.access.Role;
import org.junit.jupiter.api.Test;

/** What the chart's README and the compose file say of values and settings is so. */
class DocumentsTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-zA-Z.]+)` \\|");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final Pattern SECRET = Pattern.compile("\\$\\{([A-Z_]+)}");
  private static final Pattern PASSWORD = Pattern.compile("\\$\\{([A-Z_]+):\\?");

  @Test
  void theReadmeNamesEveryGroupOfValuesAndNoOther() throws IOException {
    JsonNode defaults = Chart.defaults();
    Set<String> groups = new TreeSet<>();
    ROW.matcher(readme()).results().forEach(row -> groups.add(row.group(1)));
    assertThat(groups)
        .allSatisfy(
            path ->
                assertThat(defaults.at("/" + path.replace('.', '/')).isMissingNode())
                    .as(path)
                    .isFalse());
    assertThat(groups).containsAll(defaults.properties().stream().map(Map.Entry::getKey).toList());
  }

  @Test
  void theReadmesExampleIsEnough() throws IOException {
    Path values = Files.createTempFile("hilum-values", ".yaml");
    Files.writeString(
        values, EXAMPLE.matcher(readme()).results().findFirst().orElseThrow().group(1));
    assertThat(Chart.render(List.of(values)).of("Deployment")).hasSize(4);
  }

  @Test
  void theComposeFileSetsKeysOfTheServices() {
    JsonNode compose = Chart.yaml(Chart.ROOT.resolve("docker/compose.yaml"));
    Set<String> known = new TreeSet<>();
    for (String service : List.of("gateway", "inference", "triage", "training")) {
      SettingKeys.ofService(service).forEach(key -> known.add(SettingKeys.variable(key)));
      SettingKeys.ofAccess(service).forEach(key -> known.add(SettingKeys.variable(key)));
    }
    SettingKeys.ofTelemetry().forEach(key -> known.add(SettingKeys.variable(key)));
    SettingKeys.ofKafka().forEach(key -> known.add(SettingKeys.variable(key)));
    Set<String> set = new TreeSet<>();
    for (String own : List.of("x-settings", "x-pages", "x-database")) {
      compose.path(own).properties().forEach(variable -> set.add(variable.getKey()));
    }
    for (String service : List.of("gateway", "inference-gpu", "training")) {
      compose
          .path("services")
          .path(service)
          .path("environment")
          .properties()
          .forEach(variable -> set.add(variable.getKey()));
    }
    set.remove("<<");
    assertThat(set).hasSizeGreaterThan(8);
    set.removeIf(SettingKeys::isVariableOfQuarkus);
    assertThat(known).containsAll(set);
  }

  @Test
  void theComposeFilesIssuerKnowsEveryRole() throws IllegalAccessException {
    Set<String> roles = new TreeSet<>();
    for (Field role : Role.class.getFields()) {
      roles.add((String) role.get(null));
    }
    JsonNode realm = Chart.yaml(Chart.ROOT.resolve("docker/realm.json"));
    assertThat(realm.at("/roles/realm").findValuesAsText("name"))
        .containsExactlyInAnyOrderElementsOf(roles);
    for (JsonNode user : realm.path("users")) {
      assertThat(roles)
          .containsAll(Manifests.elements(user.path("realmRoles")).map(JsonNode::asText).toList());
    }
  }

  @Test
  void theComposeFilesIssuerHasSomebodyForEachRoleAlone() {
    JsonNode realm = Chart.yaml(Chart.ROOT.resolve("docker/realm.json"));
    Set<String> alone = new TreeSet<>();
    for (JsonNode user : realm.path("users")) {
      assertThat(user.path("realmRoles")).as(user.path("username").asText()).hasSize(1);
      alone.add(user.at("/realmRoles/0").asText());
    }
    assertThat(alone).isEqualTo(new TreeSet<>(realm.at("/roles/realm").findValuesAsText("name")));
  }

  @Test
  void theComposeFilesTokensAreForTheServicesAndSayRolesWhereTheyLook() {
    String audience = Chart.defaults().at("/access/audience").asText();
    List<String> claims = List.of(Chart.defaults().at("/access/rolesClaim").asText().split(","));
    for (JsonNode client : Chart.yaml(Chart.ROOT.resolve("docker/realm.json")).path("clients")) {
      String name = client.path("clientId").asText();
      JsonNode mappers = client.path("protocolMappers");
      assertThat(mappers.findValuesAsText("included.custom.audience"))
          .as(name)
          .containsExactly(audience);
      assertThat(mappers.findValuesAsText("claim.name")).as(name).isSubsetOf(claims).hasSize(1);
    }
  }

  @Test
  void theComposeFilesIssuerIsToldEverySecretOfItsRealm() throws IOException {
    String realm = Files.readString(Chart.ROOT.resolve("docker/realm.json"));
    JsonNode told =
        Chart.yaml(Chart.ROOT.resolve("docker/compose.yaml")).at("/services/issuer/environment");
    List<String> asked = SECRET.matcher(realm).results().map(found -> found.group(1)).toList();
    assertThat(asked).hasSize(8);
    assertThat(asked).allSatisfy(name -> assertThat(told.has(name)).as(name).isTrue());
  }

  @Test
  void everyPasswordOfTheComposeFileIsMade() throws IOException {
    String passwords = Files.readString(Chart.ROOT.resolve("docker/passwords"));
    String compose = Files.readString(Chart.ROOT.resolve("docker/compose.yaml"));
    List<String> asked = PASSWORD.matcher(compose).results().map(found -> found.group(1)).toList();
    assertThat(asked).hasSizeGreaterThan(5);
    assertThat(asked)
        .allSatisfy(name -> assertThat(passwords).containsPattern("\\b" + name + "\\b"));
  }

  private static String readme() throws IOException {
    return Files.readString(Chart.FOLDER.resolve("README.md"));
  }
}
