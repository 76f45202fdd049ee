package org.hilum.local.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hilum.preflight.Preflight;
import org.hilum.preflight.Question;
import org.hilum.preflight.Questions;
import org.hilum.preflight.StartRefusedException;
import org.hilum.servers.FreePort;
import org.hilum.servers.SecuredServers;
import org.hilum.servers.issuer.Issuer;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.StorageSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Walks through the table of docs/security.md. A row needs a process only where Quarkus or Flyway
 * has a part in it; the others ask the servers as a service does. Tagged, because so many starts
 * are too long for every build.
 */
@Tag("peers")
class StartTest {
  private static final String NEWER = "the tables are those of a newer version";

  @TempDir private static Path folder;
  private static SecuredServers servers;
  private static Issuer issuer;
  private static List<String> healthy;
  private static List<String> lonely = List.of();

  private final StartTable table = StartTable.read();

  @BeforeAll
  static void startsTheServers() {
    servers = SecuredServers.start(folder, Instant.parse("2026-01-02T03:04:05Z"));
    issuer = Issuer.start(FreePort.next(), List.of(), List.of());
    System.setProperty("javax.net.ssl.trustStore", servers.trustStore().toString());
    System.setProperty("javax.net.ssl.trustStorePassword", "changeit");
    try (StartedService triage = start("triage", Map.of())) {
      healthy = triage.until(line -> line.contains("Installed features"));
    }
  }

  @AfterAll
  static void stopsThem() {
    System.clearProperty("javax.net.ssl.trustStore");
    System.clearProperty("javax.net.ssl.trustStorePassword");
    issuer.close();
    servers.close();
  }

  /** What a row needs to be true, by its first cell. */
  @FunctionalInterface
  private interface Case {
    void shows(StartTable.Row row) throws Exception;
  }

  @Test
  void everyRowOfTheTableIsSo() throws Exception {
    Map<String, Case> cases = cases();
    Set<String> all = new TreeSet<>(cases.keySet());
    all.add(NEWER);
    assertThat(table.rows().keySet()).containsExactlyInAnyOrderElementsOf(all);
    List<Throwable> wrong =
        cases.entrySet().parallelStream().flatMap(row -> flaw(row).stream()).toList();
    assertThat(wrong).isEmpty();
    // Alone: every service that starts meanwhile would meet the same tables.
    newerTables(table.rows().get(NEWER));
  }

  private Optional<Throwable> flaw(Map.Entry<String, Case> shown) {
    try {
      shown.getValue().shows(table.rows().get(shown.getKey()));
      return Optional.empty();
    } catch (Exception | AssertionError e) {
      return Optional.of(new AssertionError(shown.getKey() + ": " + e.getMessage(), e));
    }
  }

  @Test
  void withTheSettingsOfTheChartItReachesEveryServerByTls() {
    assertThat(healthy).anyMatch(line -> line.contains("Installed features"));
    assertThat(healthy).noneMatch(line -> line.contains(" ERROR ") || line.contains("not answer"));
  }

  private Map<String, Case> cases() {
    Map<String, Case> cases = new LinkedHashMap<>();
    cases.put("no OpenID provider is named", refused("gateway", "HILUM_OIDC_ISSUER", ""));
    cases.put("the pages have no secret", refused("triage", "HILUM_OIDC_PAGES_SECRET", "short"));
    cases.put("the key of pseudonyms is missing", refused("gateway", "HILUM_PSEUDONYM_KEY", ""));
    cases.put(
        "the key of the object store is missing",
        refused("triage", "HILUM_STORAGE_SECRET_KEY", null));
    cases.put(
        "nobody has the broker's name",
        ask(kafka("nowhere.invalid:9093", SecuredServers.PASSWORD)));
    cases.put("Kafka does not take the password", ask(kafka(servers.kafka(), "guess")));
    cases.put(
        "Kafka's authority is not trusted",
        ask(kafka(servers.kafkaOfAStranger(), SecuredServers.PASSWORD)));
    cases.put(
        "Kafka's certificate has expired",
        ask(kafka(servers.kafkaOfYesterday(), SecuredServers.PASSWORD)));
    cases.put(
        "PostgreSQL does not take the password",
        refused("triage", "QUARKUS_DATASOURCE_PASSWORD", "guess"));
    cases.put("the object store does not take the key", StartTest::wrongKey);
    cases.put("no broker answers", StartTest::nobodyAnswers);
    cases.put("the OpenID provider does not answer", StartTest::nobodyAnswers);
    return cases;
  }

  private static void nobodyAnswers(StartTable.Row row) {
    assertThat(row.starts()).isTrue();
    assertThat(lonely()).anyMatch(row::isIn).anyMatch(line -> line.contains("Installed features"));
  }

  /** What a service says that finds neither broker nor provider; one process shows both rows. */
  private static synchronized List<String> lonely() {
    if (lonely.isEmpty()) {
      Map<String, String> away =
          Map.of(
              "KAFKA_BOOTSTRAP_SERVERS",
              "127.0.0.1:" + FreePort.next(),
              "HILUM_OIDC_ISSUER",
              "http://localhost:" + FreePort.next(),
              "QUARKUS_OIDC_CONNECTION_DELAY",
              "1S",
              "QUARKUS_OIDC_PAGES_CONNECTION_DELAY",
              "1S");
      try (StartedService triage = start("triage", away)) {
        lonely = triage.until(line -> line.contains("Installed features"));
      }
    }
    return lonely;
  }

  private void newerTables(StartTable.Row row) throws Exception {
    servers.tellPostgres(
        """
        INSERT INTO triage.flyway_schema_history
        SELECT 99, '99', 'of tomorrow', type, 'V99__of_tomorrow.sql', checksum, installed_by,
               installed_on, execution_time, success
        FROM triage.flyway_schema_history WHERE version = '1'
        """);
    try {
      refuses(row, start("triage", Map.of()));
    } finally {
      servers.tellPostgres("DELETE FROM triage.flyway_schema_history WHERE version = '99'");
    }
  }

  private static void wrongKey(StartTable.Row row) {
    try (ObjectStore store =
        new ObjectStore(
            new StorageSettings(
                servers.storage(), SecuredServers.USER, "guess", "us-east-1", "hilum"))) {
      refuses(row, Questions.toStore(store, servers.storage()));
    }
  }

  private static Case ask(Question question) {
    return row -> refuses(row, question);
  }

  private static Case refused(String service, String variable, String value) {
    Map<String, String> changed = new HashMap<>();
    changed.put(variable, value);
    return row -> refuses(row, start(service, changed));
  }

  private static void refuses(StartTable.Row row, Question question) {
    assertThat(row.starts()).isFalse();
    assertThatExceptionOfType(StartRefusedException.class)
        .isThrownBy(() -> Preflight.require(question))
        .satisfies(e -> assertThat(e.getMessage()).matches(row::isIn));
  }

  private static void refuses(StartTable.Row row, StartedService service) throws Exception {
    try (service) {
      assertThat(row.starts()).isFalse();
      List<String> said = service.end();
      assertThat(said).filteredOn(row::isIn).hasSize(1);
      assertThat(said).noneMatch(line -> line.startsWith("\tat "));
      assertThat(String.join("\n", said))
          .doesNotContain(ChartVariables.SECRET, SecuredServers.PASSWORD);
    }
  }

  private static Question kafka(String bootstrap, String password) {
    return Questions.toKafka(
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "security.protocol",
            "SASL_SSL",
            "sasl.mechanism",
            "SCRAM-SHA-512",
            "sasl.jaas.config",
            ChartVariables.jaas(password),
            "ssl.truststore.type",
            "PEM",
            "ssl.truststore.location",
            servers.authority().toString()));
  }

  /**
   * @param changed a variable without a value is not set
   */
  private static StartedService start(String service, Map<String, String> changed) {
    Map<String, String> environment = ChartVariables.of(servers, issuer.address());
    environment.putAll(changed);
    environment.values().removeIf(value -> value == null);
    return StartedService.start(
        service, environment, folder.resolve(service + "-" + System.nanoTime() + ".log"));
  }
}
