package org.hilum.servers;

import java.net.URI;
import java.nio.file.Path;

/**
 * Kafka, PostgreSQL and S3 on one folder, all off at first. Each can be turned off and on by itself
 * and comes back on its port with its data.
 */
public final class ServerSet implements AutoCloseable {
  /** All listen on the loopback address, so these guard nothing. */
  public static final String ACCESS_KEY = "hilum";

  public static final String SECRET_KEY = "hilum-on-this-machine";
  public static final String REGION = "us-east-1";
  public static final String BUCKET = "hilum";
  public static final String DATABASE_USER = "postgres";
  public static final String DATABASE_PASSWORD = "postgres";

  private final ServerPorts ports;
  private final ServerSwitch kafka;
  private final ServerSwitch postgres;
  private final ServerSwitch s3;

  public ServerSet(Path folder, ServerPorts ports) {
    this.ports = ports;
    this.kafka =
        ServerSwitch.of(
            () ->
                KafkaBroker.start(folder.resolve("kafka"), ports.kafka(), ports.kafkaController()),
            KafkaBroker::close);
    this.postgres =
        ServerSwitch.of(
            () -> PostgresServer.start(folder.resolve("postgres"), ports.postgres()),
            PostgresServer::close);
    this.s3 =
        ServerSwitch.of(
            () -> S3Server.start(folder.resolve("s3"), ports.s3(), ACCESS_KEY, SECRET_KEY),
            S3Server::close);
  }

  public ServerSwitch kafka() {
    return kafka;
  }

  public ServerSwitch postgres() {
    return postgres;
  }

  public ServerSwitch s3() {
    return s3;
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + ports.kafka();
  }

  public String jdbcUrl() {
    return PostgresServer.jdbcUrl(ports.postgres());
  }

  public URI storageEndpoint() {
    return URI.create("http://127.0.0.1:" + ports.s3());
  }

  /** Turns everything off. */
  @Override
  public void close() {
    s3.off();
    postgres.off();
    kafka.off();
  }
}
