package org.hilum.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each variable of the chart is a key of its service, and each key of a service can be set. */
class SettingsTest {
  /** What other values of the chart say, and not {@code settings}. */
  private static final Set<String> BY_OTHER_VALUES =
      Set.of(
          "hilum.storage.endpoint",
          "hilum.storage.region",
          "hilum.storage.bucket",
          "hilum.storage.access-key",
          "hilum.storage.secret-key",
          "hilum.oidc.issuer",
          "hilum.oidc.audience",
          "hilum.oidc.roles-claim",
          "hilum.oidc.pages.client-id",
          "hilum.oidc.pages.secret",
          "hilum.traces.endpoint",
          "hilum.pseudonym.key",
          "hilum.identity.key",
          "hilum.dicom.spool",
          "hilum.dicom.tls-configuration-name",
          "hilum.run.work",
          "hilum.promotion.policy");

  /** Names of somebody's own stand in them, so they lie in the file of {@code propertiesSecret}. */
  private static final Set<String> IN_A_FILE =
      Set.of("hilum.dicom.peers", "hilum.destinations.by-name");

  /** Inside a container a port is nobody's choice. */
  private static final Set<String> DELIBERATELY_NOT = Set.of("hilum.dicom.port");

  /** Keys that a class reads without a config interface of its service. */
  private static final Map<String, Set<String>> WITHOUT_INTERFACE =
      Map.of(
          "gateway", Set.of("hilum.device-keys"),
          "triage", Set.of("hilum.limits.max-bytes"),
          "training", Set.of("hilum.limits.max-bytes"));

  /** Variables of the JVM, which are nobody's key. */
  private static final Set<String> OF_THE_JVM = Set.of("JAVA_TOOL_OPTIONS");

  private static final List<String> SERVICES =
      List.of("gateway", "inference", "triage", "training");

  static List<String> sets() {
    return Chart.sets();
  }

  @ParameterizedTest
  @MethodSource("sets")
  void everyVariableIsAKeyOfItsService(String set) {
    Manifests manifests = Chart.render(set);
    for (String service : SERVICES) {
      Set<String> unknown =
          new TreeSet<>(Manifests.environment(manifests.services().get(service)).keySet());
      unknown.removeAll(OF_THE_JVM);
      unknown.removeAll(variables(hilum(service)));
      unknown.removeIf(SettingKeys::isVariableOfQuarkus);
      unknown.removeAll(variables(SettingKeys.ofKafka()));
      assertThat(unknown).as(service).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "inference", "triage", "training"})
  void everyKeyOfAServiceCanBeSet(String service) {
    Set<String> settable = new TreeSet<>(settings(service));
    settable.addAll(BY_OTHER_VALUES);
    settable.addAll(IN_A_FILE);
    settable.addAll(DELIBERATELY_NOT);
    assertThat(settable).containsAll(hilum(service));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "inference", "triage", "training"})
  void nothingCanBeSetThatNobodyReads(String service) {
    Set<String> known = new TreeSet<>(hilum(service));
    known.addAll(SettingKeys.ofQuarkusAtRunTime());
    assertThat(known).containsAll(settings(service));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "inference", "triage", "training"})
  void whatOtherValuesSayIsAVariable(String service) {
    Set<String> expected = new TreeSet<>(hilum(service));
    expected.retainAll(BY_OTHER_VALUES);
    assertThat(Manifests.environment(Chart.render("every-value").services().get(service)))
        .containsKeys(variables(expected).toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "inference", "triage", "training"})
  void aSettingArrivesAsItIsWritten(String service) {
    JsonNode settings = Chart.values("every-setting").path(service).path("settings");
    Map<String, String> environment =
        Manifests.environment(Chart.render("every-setting").services().get(service));
    assertThat(settings.properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrderElementsOf(settings(service));
    settings
        .properties()
        .forEach(
            setting ->
                assertThat(environment)
                    .containsEntry(
                        SettingKeys.variable(setting.getKey()), setting.getValue().asText()));
  }

  @Test
  void aWorkerThatIsGivenAGpuDoesNotStartWithoutOne() {
    assertThat(environment("gpu-with-keda")).containsEntry("HILUM_MODEL_DEVICE", "cuda:0");
    assertThat(environment("every-value")).doesNotContainEntry("HILUM_MODEL_DEVICE", "cuda:0");
  }

  private static Map<String, String> environment(String set) {
    return Manifests.environment(Chart.render(set).services().get("inference"));
  }

  @Test
  void aGatewayHasTimeToFinishWhatItHasTaken() {
    assertThat(graceOfTheGateway()).isEqualTo(5 + 10 + 10 + 5);
    assertThat(graceOfTheGateway("gateway.settings.hilum\\.dicom\\.stop-patience=2m"))
        .isEqualTo(5 + 10 + 120 + 5);
    assertThat(SettingKeys.withDefaults("gateway"))
        .containsEntry("hilum.dicom.stop-patience", "10s");
  }

  private static int graceOfTheGateway(String... assignments) {
    JsonNode gateway = Chart.renderWith("external", assignments).services().get("gateway");
    return Manifests.template(gateway).at("/spec/terminationGracePeriodSeconds").asInt();
  }

  @Test
  void theSpoolHasRoomForAllThatComesAtOnce() {
    assertThat(spoolBytes()).isEqualTo((32 + 32 + 1) * 50_000_000L);
    assertThat(
            spoolBytes(
                "gateway.settings.hilum\\.dicom\\.associations=100",
                "gateway.settings.hilum\\.limits\\.max-bytes=100000000",
                "gateway.settings.quarkus\\.thread-pool\\.max-threads=64"))
        .isEqualTo((100 + 64 + 1) * 100_000_000L);
    assertThat(SettingKeys.withDefaults("gateway"))
        .containsEntry("hilum.dicom.associations", "32")
        .containsEntry("hilum.limits.max-bytes", "50000000");
  }

  private static long spoolBytes(String... assignments) {
    JsonNode gateway = Chart.renderWith("external", assignments).services().get("gateway");
    return Manifests.elements(Manifests.template(gateway).at("/spec/volumes"))
        .filter(volume -> volume.path("name").asText().equals("spool"))
        .map(volume -> Long.parseLong(volume.at("/emptyDir/sizeLimit").asText()))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> hilum(String service) {
    return Stream.of(
            SettingKeys.ofService(service),
            SettingKeys.ofAccess(service),
            SettingKeys.ofTelemetry(),
            WITHOUT_INTERFACE.getOrDefault(service, Set.<String>of()))
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> settings(String service) {
    JsonNode settings = Chart.schema().path("$defs").path(service + "Settings").path("properties");
    return settings.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
  }

  private static Set<String> variables(Set<String> keys) {
    return keys.stream().map(SettingKeys::variable).collect(Collectors.toCollection(TreeSet::new));
  }
}
