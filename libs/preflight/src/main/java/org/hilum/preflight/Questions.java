package org.hilum.preflight;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.hilum.storage.ObjectStore;

/** What each kind of server is asked. */
public final class Questions {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int OK = 200;

  private Questions() {}

  /**
   * Of which nodes the cluster consists.
   *
   * @param kafka every setting of the clients, security included
   */
  public static Question toKafka(Map<String, Object> kafka) {
    return new Question(
        Server.KAFKA,
        String.valueOf(kafka.get("bootstrap.servers")),
        () -> {
          Admin admin = Admin.create(kafka);
          try {
            int limitMs = Math.toIntExact(PATIENCE.toMillis());
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(limitMs)).nodes().get();
          } finally {
            admin.close(Duration.ZERO);
          }
        });
  }

  /** Whether the bucket is there; one that is not is made by the gateway. */
  public static Question toStore(ObjectStore store, URI endpoint) {
    return new Question(Server.STORE, endpoint.toString(), store::hasBucket);
  }

  /**
   * For a connection, which is given back.
   *
   * @param url its JDBC address, of which the parameters are not repeated
   */
  public static Question toPostgres(DataSource pool, String url) {
    return new Question(Server.POSTGRESQL, url.split("\\?")[0], () -> pool.getConnection().close());
  }

  /** What it says of itself (OpenID Connect Discovery 1.0, 4). */
  public static Question toIssuer(URI issuer) {
    return new Question(
        Server.ISSUER,
        issuer.toString(),
        () -> {
          HttpRequest request =
              HttpRequest.newBuilder(
                      URI.create(
                          issuer.toString().replaceAll("/$", "")
                              + "/.well-known/openid-configuration"))
                  .timeout(PATIENCE)
                  .build();
          int status =
              HttpClient.newBuilder()
                  .connectTimeout(PATIENCE)
                  .build()
                  .send(request, BodyHandlers.discarding())
                  .statusCode();
          if (status != OK) {
            throw new IOException(request.uri() + " answers " + status);
          }
        });
  }
}
