package org.hilum.servers;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.hilum.schemas.Topic;

/**
 * The topics that the services expect, as the chart makes them. A topic that the broker makes when
 * it is first used has every consumer of the group hand its partitions back, and what is not
 * committed then is delivered again.
 */
public final class Topics {
  private static final int PARTITIONS = 4;
  private static final short REPLICAS = 1;
  private static final String FOREVER = "-1";
  private static final String NINETY_DAYS = Long.toString(Duration.ofDays(90).toMillis());
  private static final String GIBIBYTE = Integer.toString(1 << 30);

  /** The object store's own events. */
  private static final String BUCKET_NOTIFICATIONS = "hilum.bucket-notifications";

  private static final List<NewTopic> TOPICS =
      List.of(
          partitioned(Topic.XRAY_RECEIVED),
          new NewTopic(Topic.XRAY_REFUSED, 1, REPLICAS)
              .configs(Map.of("retention.ms", NINETY_DAYS, "retention.bytes", GIBIBYTE)),
          new NewTopic(BUCKET_NOTIFICATIONS, PARTITIONS, REPLICAS),
          partitioned(Topic.SCREENING_COMPLETED),
          partitioned(Topic.SCREENING_FAILED),
          partitioned(Topic.CASE_FLAGGED),
          partitioned(Topic.CASE_REVIEWED),
          partitioned(Topic.PATIENT_CARE),
          partitioned(Topic.TRIAGE_ERASED),
          partitioned(Topic.TRAINING_ERASED),
          new NewTopic(Topic.MODEL_RELEASED, 1, REPLICAS)
              .configs(Map.of("cleanup.policy", "compact")));

  private Topics() {}

  /**
   * Makes those that are missing, and returns when the broker knows all.
   *
   * @throws ServerStartException if the broker does not make one
   */
  public static void make(String bootstrapServers) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      TOPICS.forEach(topic -> make(topic, admin));
      awaitAll(admin);
    }
  }

  /** The controller says that a topic is made a moment before the broker knows of it. */
  private static void awaitAll(Admin admin) {
    Set<String> names = TOPICS.stream().map(NewTopic::name).collect(Collectors.toSet());
    try {
      while (!admin.listTopics().names().get().containsAll(names)) {
        Thread.sleep(20);
      }
    } catch (ExecutionException e) {
      throw new ServerStartException("cannot list the topics", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerStartException("interrupted while topics are made", e);
    }
  }

  private static void make(NewTopic topic, Admin admin) {
    try {
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new ServerStartException("cannot create topic " + topic.name(), e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerStartException("interrupted while creating topic " + topic.name(), e);
    }
  }

  private static NewTopic partitioned(String name) {
    return new NewTopic(name, PARTITIONS, REPLICAS).configs(Map.of("retention.ms", FOREVER));
  }
}
