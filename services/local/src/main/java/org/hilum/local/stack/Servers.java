package org.hilum.local.stack;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.hilum.schemas.Topic;
import org.hilum.servers.ServerPorts;
import org.hilum.servers.ServerSet;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.StorageSettings;

/** Starts the three servers at once, with the topics and the bucket that the services expect. */
final class Servers {
  private static final int PARTITIONS = 4;
  private static final short REPLICAS = 1;
  private static final String FOREVER = "-1";
  private static final String NINETY_DAYS = Long.toString(Duration.ofDays(90).toMillis());
  private static final String GIBIBYTE = Integer.toString(1 << 30);
  private static final List<NewTopic> TOPICS =
      List.of(
          partitioned(Topic.XRAY_RECEIVED),
          new NewTopic(Topic.XRAY_REFUSED, 1, REPLICAS)
              .configs(Map.of("retention.ms", NINETY_DAYS, "retention.bytes", GIBIBYTE)),
          partitioned(Topic.SCREENING_COMPLETED),
          partitioned(Topic.SCREENING_FAILED),
          partitioned(Topic.CASE_FLAGGED),
          partitioned(Topic.CASE_REVIEWED),
          partitioned(Topic.PATIENT_CARE),
          partitioned(Topic.TRIAGE_ERASED),
          partitioned(Topic.TRAINING_ERASED),
          new NewTopic(Topic.MODEL_RELEASED, 1, REPLICAS)
              .configs(Map.of("cleanup.policy", "compact")));

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
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", set.bootstrapServers()))) {
      for (NewTopic topic : TOPICS) {
        create(topic, admin);
      }
    }
  }

  private static void create(NewTopic topic, Admin admin) {
    try {
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new StackException("cannot create topic " + topic.name(), e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while creating topic " + topic.name(), e);
    }
  }

  private void startStorage() {
    set.s3().on();
    try (ObjectStore store = new ObjectStore(storage())) {
      store.createBucketIfAbsent();
    }
  }

  private static NewTopic partitioned(String name) {
    return new NewTopic(name, PARTITIONS, REPLICAS).configs(Map.of("retention.ms", FOREVER));
  }
}
