package org.hilum.local.stack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hilum.servers.ServerPorts;
import org.hilum.servers.ServerSet;
import org.hilum.servers.Topics;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.StorageSettings;

/** Starts the three servers at once, with the topics and the bucket that the services expect. */
final class Servers {
  private final ServerSet set;

  Servers(StackSettings settings) {
    Ports ports = settings.ports();
    this.set =
        new ServerSet(
            settings.data(),
            new ServerPorts(
                ports.number(Port.KAFKA),
                ports.number(Port.KAFKA_CONTROLLER),
                ports.number(Port.POSTGRES),
                ports.number(Port.S3)));
  }

  ServerSet set() {
    return set;
  }

  void start(Progress progress) {
    Together.run(
        List.of(
            () -> Stopwatch.time("kafka", progress, this::startKafka),
            () -> Stopwatch.time("postgresql", progress, set.postgres()::on),
            () -> Stopwatch.time("s3", progress, this::startStorage)));
  }

  StorageSettings storage() {
    return new StorageSettings(
        set.storageEndpoint(),
        ServerSet.ACCESS_KEY,
        ServerSet.SECRET_KEY,
        ServerSet.REGION,
        ServerSet.BUCKET);
  }

  /** How the services find the servers. */
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", set.bootstrapServers());
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", set.jdbcUrl());
    environment.put("QUARKUS_DATASOURCE_USERNAME", ServerSet.DATABASE_USER);
    environment.put("QUARKUS_DATASOURCE_PASSWORD", ServerSet.DATABASE_PASSWORD);
    environment.put("HILUM_STORAGE_ENDPOINT", set.storageEndpoint().toString());
    environment.put("HILUM_STORAGE_ACCESS_KEY", ServerSet.ACCESS_KEY);
    environment.put("HILUM_STORAGE_SECRET_KEY", ServerSet.SECRET_KEY);
    environment.put("HILUM_STORAGE_REGION", ServerSet.REGION);
    environment.put("HILUM_STORAGE_BUCKET", ServerSet.BUCKET);
    return environment;
  }

  private void startKafka() {
    set.kafka().on();
    Topics.make(set.bootstrapServers());
  }

  private void startStorage() {
    set.s3().on();
    try (ObjectStore store = new ObjectStore(storage())) {
      store.createBucketIfAbsent();
    }
  }
}
