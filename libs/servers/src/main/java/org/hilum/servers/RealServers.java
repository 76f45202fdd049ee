package org.hilum.servers;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.hilum.servers.issuer.Issuer;
import org.hilum.servers.issuer.IssuerClient;
import org.hilum.servers.issuer.Person;

/**
 * Kafka, PostgreSQL, S3 and an issuer of tokens for a Quarkus test, on free ports in a temporary
 * folder. One set serves all tests of a process and goes with it; a fault test stops and starts a
 * single server.
 */
public final class RealServers implements QuarkusTestResourceLifecycleManager {
  /** All that there are. */
  public static final Set<String> ROLES =
      Set.of("device", "radiologist", "trainer", "operator", "auditor", "pacs");

  public static final Person PERSON =
      new Person("reader-1", UUID.randomUUID().toString(), Set.of("radiologist", "trainer"));

  /** Somebody who logs in and may not read. */
  public static final Person NO_READER =
      new Person("trainer-2", UUID.randomUUID().toString(), Set.of("trainer"));

  private static final String AUTHORIZATION = "Authorization";

  @Override
  public Map<String, String> start() {
    ServerSet servers = shared();
    return Map.ofEntries(
        Map.entry("kafka.bootstrap.servers", servers.bootstrapServers()),
        Map.entry("quarkus.datasource.jdbc.url", servers.jdbcUrl()),
        Map.entry("quarkus.datasource.username", ServerSet.DATABASE_USER),
        Map.entry("quarkus.datasource.password", ServerSet.DATABASE_PASSWORD),
        Map.entry("hilum.storage.endpoint", servers.storageEndpoint().toString()),
        Map.entry("hilum.storage.access-key", ServerSet.ACCESS_KEY),
        Map.entry("hilum.storage.secret-key", ServerSet.SECRET_KEY),
        Map.entry("hilum.storage.region", ServerSet.REGION),
        Map.entry("hilum.storage.bucket", ServerSet.BUCKET),
        Map.entry("hilum.oidc.issuer", issuer().address().toString()),
        Map.entry("hilum.oidc.pages.secret", Shared.PAGES_SECRET));
  }

  /** What RestAssured sends then comes from somebody with every role, unless the test says who. */
  @Override
  public void inject(Object testInstance) {
    RestAssured.replaceFiltersWith(
        (request, response, chain) -> {
          if (!request.getHeaders().hasHeaderWithName(AUTHORIZATION)) {
            request.header(AUTHORIZATION, bearer("tester", ROLES));
          }
          return chain.next(request, response);
        });
  }

  /** Nothing: the servers stay for the next test class and end with the process. */
  @Override
  public void stop() {}

  /** Started by the first who asks. */
  public static ServerSet shared() {
    return Shared.SERVERS;
  }

  /** Whom the services believe, with {@link #PERSON} and {@link #NO_READER} to log in. */
  public static Issuer issuer() {
    return Shared.ISSUER;
  }

  /**
   * The value of a header {@code Authorization} that is good for an hour, the same for the same
   * person: signing takes longer than many a request.
   */
  public static String bearer(String name, Set<String> roles) {
    return Shared.BEARERS.computeIfAbsent(
        Map.entry(name, Set.copyOf(roles)),
        person -> "Bearer " + issuer().accessToken(name, roles, Duration.ofHours(1)));
  }

  public static void stopKafka() {
    shared().kafka().off();
  }

  public static void startKafka() {
    shared().kafka().on();
  }

  public static void stopPostgres() {
    shared().postgres().off();
  }

  public static void startPostgres() {
    shared().postgres().on();
  }

  public static void stopStorage() {
    shared().s3().off();
  }

  public static void startStorage() {
    shared().s3().on();
  }

  private static final class Shared {
    /** Held here because the logging system forgets a logger that nobody holds. */
    private static final List<Logger> TALKATIVE =
        Stream.of("kafka", "org.apache.kafka", "io.zonky", "org.eclipse.jetty", "org.gaul", "state")
            .map(Logger::getLogger)
            .toList();

    private static final String PAGES_SECRET = UUID.randomUUID().toString();
    private static final Map<Map.Entry<String, Set<String>>, String> BEARERS =
        new ConcurrentHashMap<>();
    private static final ServerSet SERVERS = open();
    private static final Issuer ISSUER =
        Issuer.start(
            FreePort.next(),
            List.of(
                new IssuerClient(
                    "hilum-pages",
                    PAGES_SECRET,
                    Set.of(),
                    Set.of(URI.create("http://localhost/login")))),
            List.of(PERSON, NO_READER));

    private static ServerSet open() {
      TALKATIVE.forEach(logger -> logger.setLevel(Level.SEVERE));
      Path folder = temporaryFolder();
      ServerSet servers = new ServerSet(folder, ServerPorts.free());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(servers, folder), "servers-end"));
      servers.kafka().on();
      Topics.make(servers.bootstrapServers());
      servers.postgres().on();
      servers.s3().on();
      return servers;
    }

    private static Path temporaryFolder() {
      try {
        return Files.createTempDirectory("hilum-servers");
      } catch (IOException e) {
        throw new UncheckedIOException("cannot make a temporary folder", e);
      }
    }

    private static void end(ServerSet servers, Path folder) {
      servers.close();
      try {
        FileTree.delete(folder);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot remove " + folder, e);
      }
    }
  }
}
