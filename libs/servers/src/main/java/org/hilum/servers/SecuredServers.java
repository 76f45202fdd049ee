package org.hilum.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.hilum.servers.certificates.Authority;
import org.hilum.servers.certificates.IssuedCertificate;

/**
 * Kafka, PostgreSQL and S3 as a hospital runs them: TLS by an authority of its own, and a password.
 * Kafka and S3 have two more doors each, one with the certificate of a stranger and one with an
 * expired certificate.
 */
public final class SecuredServers implements AutoCloseable {
  public static final String USER = "hilum";
  public static final String PASSWORD = "known-to-hilum-alone";

  private static final int SCRAM_ITERATIONS = 4096;

  /** Only by TLS and with the password; the first line that fits counts. */
  private static final String DOOR_OF_POSTGRES =
      """
      hostssl all %1$s all scram-sha-256
      hostnossl all %1$s all reject
      """;

  private final Path folder;
  private final Authority authority = new Authority("Hospital");
  private final Authority stranger = new Authority("Stranger");
  private final IssuedCertificate valid = authority.issue();
  private final IssuedCertificate expired;
  private final List<SecureListener> doors;
  private final KafkaBroker kafka;
  private final PostgresServer postgres;
  private final List<S3Server> stores;

  private SecuredServers(Path folder, Instant expiry) {
    this.folder = folder;
    this.expired = authority.issueUntil(expiry);
    IssuedCertificate strange = stranger.issue();
    this.doors = List.of(door("SECURE", valid), door("STRANGE", strange), door("EXPIRED", expired));
    write(folder.resolve("authority.pem"), authority.pem());
    write(folder.resolve("stranger.pem"), stranger.pem());
    authority.writeTrustStore(folder.resolve("authority.p12"));
    int open = FreePort.next();
    this.kafka = KafkaBroker.start(folder.resolve("kafka"), open, FreePort.next(), doors);
    addScramUser(kafka.bootstrapServers());
    show(valid);
    this.postgres =
        PostgresServer.startSecured(
            folder.resolve("postgres"), FreePort.next(), certificateFile(), keyFile());
    closeDoorOfPostgres();
    this.stores = List.of(store("valid", valid), store("strange", strange), store("old", expired));
  }

  /**
   * @param folder takes their data, and the certificates as files
   * @param expiry when the certificates have expired that are no longer valid
   * @throws ServerStartException if one does not start
   */
  public static SecuredServers start(Path folder, Instant expiry) {
    return new SecuredServers(folder, expiry);
  }

  /** PEM of the authority of all that are to be trusted. */
  public Path authority() {
    return folder.resolve("authority.pem");
  }

  public Path authorityOfAStranger() {
    return folder.resolve("stranger.pem");
  }

  /** PKCS#12 with the authority, by {@link Authority#STORE_PASSWORD}. */
  public Path trustStore() {
    return folder.resolve("authority.p12");
  }

  public String kafka() {
    return doors.get(0).bootstrapServers();
  }

  public String kafkaOfAStranger() {
    return doors.get(1).bootstrapServers();
  }

  public String kafkaOfYesterday() {
    return doors.get(2).bootstrapServers();
  }

  /** Kafka's door for the tests themselves. */
  public String openKafka() {
    return kafka.bootstrapServers();
  }

  public String jdbcUrl() {
    return postgres.jdbcUrl();
  }

  public URI storage() {
    return stores.get(0).endpoint();
  }

  public URI storageOfAStranger() {
    return stores.get(1).endpoint();
  }

  public URI storageOfYesterday() {
    return stores.get(2).endpoint();
  }

  /** New connections meet the expired certificate. */
  public void letPostgresExpire() {
    show(expired);
    tellPostgres("SELECT pg_reload_conf()");
  }

  public void renewPostgres() {
    show(valid);
    tellPostgres("SELECT pg_reload_conf()");
  }

  /** Tells PostgreSQL something as its superuser. */
  public void tellPostgres(String sql) {
    try (Connection connection =
            DriverManager.getConnection(
                postgres.jdbcUrl(), postgres.username(), postgres.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL refuses: " + sql, e);
    }
  }

  @Override
  public void close() {
    stores.forEach(S3Server::close);
    postgres.close();
    kafka.close();
  }

  private static SecureListener door(String name, IssuedCertificate certificate) {
    return new SecureListener(name, FreePort.next(), certificate, USER, PASSWORD);
  }

  private S3Server store(String name, IssuedCertificate certificate) {
    return S3Server.startSecured(
        folder.resolve("s3"),
        FreePort.next(),
        USER,
        PASSWORD,
        certificate,
        folder.resolve(name + ".p12"));
  }

  private static void addScramUser(String bootstrapServers) {
    ScramCredentialInfo kind =
        new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, SCRAM_ITERATIONS);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .alterUserScramCredentials(
              List.of(new UserScramCredentialUpsertion(USER, kind, PASSWORD)))
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new ServerStartException("Kafka makes no user " + USER, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerStartException("interrupted while Kafka makes a user", e);
    }
  }

  private void closeDoorOfPostgres() {
    tellPostgres("CREATE USER %s SUPERUSER PASSWORD '%s'".formatted(USER, PASSWORD));
    Path rules = folder.resolve("postgres").resolve("pg_hba.conf");
    try {
      Files.writeString(rules, DOOR_OF_POSTGRES.formatted(USER) + Files.readString(rules));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + rules, e);
    }
    tellPostgres("SELECT pg_reload_conf()");
  }

  private void show(IssuedCertificate certificate) {
    write(certificateFile(), certificate.certificatePem());
    write(keyFile(), certificate.keyPem());
  }

  /** PEM of a certificate for this machine, which PostgreSQL shows too. */
  public Path certificateFile() {
    return folder.resolve("postgres.crt");
  }

  /** PEM of its key, PKCS#8. */
  public Path keyFile() {
    return folder.resolve("postgres.key");
  }

  /** PostgreSQL takes no key that others may read. */
  private static void write(Path file, String text) {
    try {
      if (!Files.exists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(file, text, StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
