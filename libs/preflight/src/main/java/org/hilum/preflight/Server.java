package org.hilum.preflight;

/** What a service needs to reach, and where it is said how. */
public enum Server {
  KAFKA(
      "Kafka",
      "KAFKA_BOOTSTRAP_SERVERS and KAFKA_SECURITY_PROTOCOL",
      "KAFKA_SASL_MECHANISM and KAFKA_SASL_JAAS_CONFIG",
      "the PEM file that KAFKA_SSL_TRUSTSTORE_LOCATION names"),
  POSTGRESQL(
      "PostgreSQL",
      "QUARKUS_DATASOURCE_JDBC_URL",
      "QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD",
      "the PEM file that sslrootcert names in QUARKUS_DATASOURCE_JDBC_URL"),
  STORE(
      "the object store",
      "HILUM_STORAGE_ENDPOINT",
      "HILUM_STORAGE_ACCESS_KEY and HILUM_STORAGE_SECRET_KEY",
      Server.OF_JAVA),
  ISSUER("the OpenID provider", "HILUM_OIDC_ISSUER", "HILUM_OIDC_PAGES_SECRET", Server.OF_JAVA);

  private static final String OF_JAVA =
      "the PKCS#12 file that -Djavax.net.ssl.trustStore names in JAVA_TOOL_OPTIONS";

  private final String title;
  private final String address;
  private final String credentials;
  private final String authorities;

  Server(String title, String address, String credentials, String authorities) {
    this.title = title;
    this.address = address;
    this.credentials = credentials;
    this.authorities = authorities;
  }

  String title() {
    return title;
  }

  /** The variables that say where it is. */
  String address() {
    return address;
  }

  /** The variables that say who asks. */
  String credentials() {
    return credentials;
  }

  /** Where the authorities belong whose certificates are believed. */
  String authorities() {
    return authorities;
  }
}
