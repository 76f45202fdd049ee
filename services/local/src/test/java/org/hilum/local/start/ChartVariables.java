package org.hilum.local.start;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.hilum.servers.FreePort;
import org.hilum.servers.SecuredServers;

/** What a service is told of secured servers: each name here is a variable of the chart. */
final class ChartVariables {
  /** Of the pages' client, and a key of pseudonyms. */
  static final String SECRET = "only-for-tests-and-never-for-people";

  private static final String JAAS =
      "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\""
          + " password=\"%s\";";

  private ChartVariables() {}

  /** Those of every service, to be changed; ports are free ones. */
  static Map<String, String> of(SecuredServers servers, URI issuer) {
    Map<String, String> variables = new HashMap<>();
    variables.put("QUARKUS_HTTP_PORT", Integer.toString(FreePort.next()));
    variables.put("KAFKA_BOOTSTRAP_SERVERS", servers.kafka());
    variables.put("KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
    variables.put("KAFKA_SASL_MECHANISM", "SCRAM-SHA-512");
    variables.put("KAFKA_SASL_JAAS_CONFIG", jaas(SecuredServers.PASSWORD));
    variables.put("KAFKA_SSL_TRUSTSTORE_TYPE", "PEM");
    variables.put("KAFKA_SSL_TRUSTSTORE_LOCATION", servers.authority().toString());
    variables.put("HILUM_STORAGE_ENDPOINT", servers.storage().toString());
    variables.put("HILUM_STORAGE_ACCESS_KEY", SecuredServers.USER);
    variables.put("HILUM_STORAGE_SECRET_KEY", SecuredServers.PASSWORD);
    variables.put(
        "QUARKUS_DATASOURCE_JDBC_URL",
        servers.jdbcUrl() + "?sslmode=verify-full&sslrootcert=" + servers.authority());
    variables.put("QUARKUS_DATASOURCE_USERNAME", SecuredServers.USER);
    variables.put("QUARKUS_DATASOURCE_PASSWORD", SecuredServers.PASSWORD);
    variables.put(
        "JAVA_TOOL_OPTIONS",
        "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=changeit"
            .formatted(servers.trustStore()));
    variables.put("HILUM_OIDC_ISSUER", issuer.toString());
    variables.put("HILUM_OIDC_PAGES_SECRET", SECRET);
    variables.put("HILUM_PSEUDONYM_KEY", SECRET);
    variables.put("HILUM_IDENTITY_KEY", SECRET + "-either");
    variables.put("HILUM_DICOM_PORT", "0");
    return variables;
  }

  static String jaas(String password) {
    return JAAS.formatted(SecuredServers.USER, password);
  }
}
