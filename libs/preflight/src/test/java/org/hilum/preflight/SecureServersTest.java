package org.hilum.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hilum.servers.SecuredServers;
import org.hilum.storage.Keeping;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.StorageSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The clients of the services against servers that want TLS and a password. */
class SecureServersTest {
  private static final Instant EXPIRED = Instant.parse("2026-01-02T03:04:05Z");
  private static final Logger TALKATIVE = Logger.getLogger("org.apache.kafka");

  @TempDir private static Path folder;
  private static SecuredServers servers;

  @BeforeAll
  static void startsTheServers() {
    TALKATIVE.setLevel(Level.OFF);
    servers = SecuredServers.start(folder, EXPIRED);
    System.setProperty("javax.net.ssl.trustStore", servers.trustStore().toString());
    System.setProperty("javax.net.ssl.trustStorePassword", "changeit");
  }

  @AfterAll
  static void stopsThem() {
    System.clearProperty("javax.net.ssl.trustStore");
    System.clearProperty("javax.net.ssl.trustStorePassword");
    servers.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SCRAM-SHA-512", "PLAIN"})
  void kafkaLetsInWhoHasThePassword(String mechanism) {
    assertThatCode(() -> ask(kafka(servers.kafka(), mechanism, SecuredServers.PASSWORD)))
        .doesNotThrowAnyException();
  }

  @Test
  void kafkaRefusesAWrongPassword() {
    refuses(
        kafka(servers.kafka(), "SCRAM-SHA-512", "guess"),
        "Kafka at %s does not take who this service says it is: look at KAFKA_SASL_MECHANISM and"
            + " KAFKA_SASL_JAAS_CONFIG",
        servers.kafka());
  }

  @Test
  void kafkaOfAStrangeAuthorityIsNotBelieved() {
    refuses(
        kafka(servers.kafkaOfAStranger(), "PLAIN", SecuredServers.PASSWORD),
        "Kafka at %s shows a certificate of an authority that is not trusted here: put the"
            + " authority's certificate into the PEM file that KAFKA_SSL_TRUSTSTORE_LOCATION names",
        servers.kafkaOfAStranger());
  }

  @Test
  void kafkaWhoseCertificateHasExpiredIsNotBelieved() {
    refuses(
        kafka(servers.kafkaOfYesterday(), "PLAIN", SecuredServers.PASSWORD),
        "Kafka at %s shows a certificate that expired at 2026-01-02T03:04:05Z: renew it on the"
            + " server",
        servers.kafkaOfYesterday());
  }

  @Test
  void aFileOfAuthoritiesThatIsNotThereIsNamed() {
    Map<String, Object> settings = settings(servers.kafka(), "PLAIN", SecuredServers.PASSWORD);
    settings.put("ssl.truststore.location", folder.resolve("none.pem").toString());
    refuses(Questions.toKafka(settings), "%s", folder.resolve("none.pem").toString());
  }

  @Test
  void aNameThatNobodyHasIsRefused() {
    refuses(
        Questions.toKafka(Map.of("bootstrap.servers", "nowhere.invalid:9093")),
        "Kafka at %s cannot be asked with these settings: No resolvable bootstrap urls given in"
            + " bootstrap.servers; look at KAFKA_BOOTSTRAP_SERVERS and KAFKA_SECURITY_PROTOCOL",
        "nowhere.invalid:9093");
  }

  @Test
  void aServerThatIsAwayIsWaitedFor() {
    try (ObjectStore nobody = store(URI.create("http://127.0.0.1:9"), "any")) {
      Question question = Questions.toStore(nobody, URI.create("http://127.0.0.1:9"));
      assertThatCode(() -> ask(question)).doesNotThrowAnyException();
      assertThat(diagnosis(question).text())
          .contains("does not answer", "HILUM_STORAGE_ENDPOINT", "goes on by itself");
    }
  }

  @Test
  void postgresLetsInWhoHasThePassword() {
    assertThatCode(() -> ask(postgres(SecuredServers.PASSWORD, servers.authority())))
        .doesNotThrowAnyException();
  }

  @Test
  void postgresRefusesAWrongPassword() {
    refuses(
        postgres("guess", servers.authority()),
        "PostgreSQL at %s does not take who this service says it is: look at"
            + " QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD",
        servers.jdbcUrl());
  }

  @Test
  void postgresOfAStrangeAuthorityIsNotBelieved() {
    refuses(
        postgres(SecuredServers.PASSWORD, servers.authorityOfAStranger()),
        "PostgreSQL at %s shows a certificate of an authority that is not trusted here: put the"
            + " authority's certificate into the PEM file that sslrootcert names in"
            + " QUARKUS_DATASOURCE_JDBC_URL",
        servers.jdbcUrl());
  }

  @Test
  void postgresWhoseCertificateHasExpiredIsNotBelieved() {
    servers.letPostgresExpire();
    try {
      refuses(
          postgres(SecuredServers.PASSWORD, servers.authority()),
          "PostgreSQL at %s shows a certificate that expired at 2026-01-02T03:04:05Z: renew it on"
              + " the server",
          servers.jdbcUrl());
    } finally {
      servers.renewPostgres();
    }
  }

  @Test
  void postgresWithoutTheFileOfItsAuthoritiesIsRefused() {
    refuses(
        postgres(SecuredServers.PASSWORD, folder.resolve("none.crt")),
        "%s",
        folder.resolve("none.crt").toString());
  }

  @Test
  void theStoreLetsInWhoHasTheKey() {
    asks(servers.storage(), SecuredServers.PASSWORD);
  }

  @Test
  void theStoreRefusesAWrongKey() {
    try (ObjectStore store = store(servers.storage(), "guess")) {
      refuses(
          Questions.toStore(store, servers.storage()),
          "the object store at %s does not take who this service says it is: look at"
              + " HILUM_STORAGE_ACCESS_KEY and HILUM_STORAGE_SECRET_KEY",
          servers.storage().toString());
    }
  }

  @Test
  void aStoreOfAStrangeAuthorityIsNotBelieved() {
    URI stranger = servers.storageOfAStranger();
    try (ObjectStore store = store(stranger, SecuredServers.PASSWORD)) {
      refuses(
          Questions.toStore(store, stranger),
          "the object store at %s shows a certificate of an authority that is not trusted here: put"
              + " the authority's certificate into the PKCS#12 file that"
              + " -Djavax.net.ssl.trustStore names in JAVA_TOOL_OPTIONS",
          stranger.toString());
    }
  }

  @Test
  void aStoreWhoseCertificateHasExpiredIsNotBelieved() {
    URI expired = servers.storageOfYesterday();
    try (ObjectStore store = store(expired, SecuredServers.PASSWORD)) {
      refuses(
          Questions.toStore(store, expired),
          "the object store at %s shows a certificate that expired at 2026-01-02T03:04:05Z: renew"
              + " it on the server",
          expired.toString());
    }
  }

  /** The certificates are those of another server; who answers behind them makes no difference. */
  @Test
  void theProviderOfAStrangeAuthorityIsNotBelieved() {
    refuses(
        Questions.toIssuer(servers.storageOfAStranger()),
        "the OpenID provider at %s shows a certificate of an authority that is not trusted here:"
            + " put the authority's certificate into the PKCS#12 file that"
            + " -Djavax.net.ssl.trustStore names in JAVA_TOOL_OPTIONS",
        servers.storageOfAStranger().toString());
  }

  @Test
  void theProviderWhoseCertificateHasExpiredIsNotBelieved() {
    refuses(
        Questions.toIssuer(servers.storageOfYesterday()),
        "the OpenID provider at %s shows a certificate that expired at 2026-01-02T03:04:05Z: renew"
            + " it on the server",
        servers.storageOfYesterday().toString());
  }

  private static void asks(URI endpoint, String secret) {
    try (ObjectStore store = store(endpoint, secret)) {
      store.createBucketIfAbsent();
      store.put("xrays/sent-by-tls", new byte[] {1}, "image/png", Map.of());
      assertThat(store.get("xrays/sent-by-tls", 1)).isPresent();
      assertThatCode(() -> ask(Questions.toStore(store, endpoint))).doesNotThrowAnyException();
      assertThat(store.keeping()).isEqualTo(Keeping.NOTHING);
    }
  }

  private static void ask(Question question) {
    Preflight.require(question);
  }

  private static void refuses(Question question, String line, String place) {
    assertThatExceptionOfType(StartRefusedException.class)
        .isThrownBy(() -> ask(question))
        .satisfies(
            e ->
                assertThat(e.getMessage())
                    .contains(line.formatted(place))
                    .doesNotContain(SecuredServers.PASSWORD, "guess")
                    .doesNotContain("\n"));
  }

  private static Diagnosis diagnosis(Question question) {
    try {
      question.ask();
    } catch (Exception e) {
      return new Diagnostician(question.server(), question.place()).of(e);
    }
    throw new AssertionError(question.place() + " answers");
  }

  private static Question kafka(String bootstrap, String mechanism, String password) {
    return Questions.toKafka(settings(bootstrap, mechanism, password));
  }

  /** By the names under which the chart sets them. */
  private static Map<String, Object> settings(String bootstrap, String mechanism, String password) {
    String module = mechanism.equals("PLAIN") ? "plain.Plain" : "scram.Scram";
    return new HashMap<>(
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "security.protocol",
            "SASL_SSL",
            "sasl.mechanism",
            mechanism,
            "sasl.jaas.config",
            "org.apache.kafka.common.security.%sLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(module, SecuredServers.USER, password),
            "ssl.truststore.type",
            "PEM",
            "ssl.truststore.location",
            servers.authority().toString()));
  }

  private static Question postgres(String password, Path authority) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    String url = "%s?sslmode=verify-full&sslrootcert=%s".formatted(servers.jdbcUrl(), authority);
    source.setUrl(url);
    source.setUser(SecuredServers.USER);
    source.setPassword(password);
    return Questions.toPostgres(source, url);
  }

  private static ObjectStore store(URI endpoint, String secret) {
    return new ObjectStore(
        new StorageSettings(endpoint, SecuredServers.USER, secret, "us-east-1", "hilum"));
  }
}
