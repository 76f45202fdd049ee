package org.hilum.servers;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.hilum.servers.certificates.IssuedCertificate;

/**
 * A door of a Kafka node with {@code SASL_SSL}, by {@code PLAIN} and {@code SCRAM-SHA-512}.
 *
 * @param name its name in the broker's settings, upper case
 * @param user whom PLAIN lets in; users of SCRAM are made by Kafka's Admin
 */
public record SecureListener(
    String name, int port, IssuedCertificate certificate, String user, String password) {
  private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";
  private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  void addTo(Properties broker) {
    String address = "%s://%s".formatted(name, bootstrapServers());
    append(broker, "listeners", address);
    append(broker, "advertised.listeners", address);
    append(broker, "listener.security.protocol.map", name + ":SASL_SSL");
    String prefix = "listener.name." + name.toLowerCase(Locale.ROOT) + ".";
    Map.of(
            "ssl.keystore.type",
            "PEM",
            "ssl.keystore.certificate.chain",
            certificate.certificatePem(),
            "ssl.keystore.key",
            certificate.keyPem(),
            "sasl.enabled.mechanisms",
            "PLAIN,SCRAM-SHA-512",
            "plain.sasl.jaas.config",
            "%s required user_%s=\"%s\";".formatted(PLAIN, user, password),
            "scram-sha-512.sasl.jaas.config",
            SCRAM + " required;")
        .forEach((key, value) -> broker.setProperty(prefix + key, value));
  }

  private static void append(Properties broker, String key, String value) {
    broker.setProperty(key, broker.getProperty(key) + "," + value);
  }
}
