package org.hilum.gateway.announce;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.hilum.preflight.Diagnostician;
import org.hilum.preflight.Server;

/** Ready when a broker answers within two seconds; Quarkus' own check waits a minute. */
@Readiness
@Singleton
public class BrokerReadiness implements HealthCheck {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);

  private final Admin admin;
  private final Diagnostician diagnostician;

  BrokerReadiness(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.admin = Admin.create(kafka);
    this.diagnostician =
        new Diagnostician(Server.KAFKA, String.valueOf(kafka.get("bootstrap.servers")));
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("event broker");
    int limitMs = Math.toIntExact(ANSWER_LIMIT.toMillis());
    try {
      admin.describeCluster(new DescribeClusterOptions().timeoutMs(limitMs)).nodes().get();
      return answer.up().build();
    } catch (ExecutionException e) {
      return answer.down().withData("reason", diagnostician.of(e).text()).build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return answer.down().withData("reason", "interrupted").build();
    }
  }

  @PreDestroy
  void close() {
    admin.close(ANSWER_LIMIT);
  }
}
