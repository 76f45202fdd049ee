package org.hilum.gateway.rate;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hilum.gateway.problem.Problem;
import org.hilum.gateway.problem.ProblemType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Counts requests by who sends them, after it is known who that is; each replica by itself. */
@ApplicationScoped
public class RateLimit {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Map<String, Bucket> senders = new ConcurrentHashMap<>();
  private final long perMinute;

  RateLimit(RateConfig config) {
    this.perMinute = config.perMinute();
  }

  @ServerRequestFilter
  public Optional<Response> check(ContainerRequestContext request) {
    return Optional.ofNullable(request.getSecurityContext().getUserPrincipal())
        .flatMap(sender -> waitOf(sender.getName()))
        .map(RateLimit::refusal);
  }

  /** How long a sender has to wait, if at all. */
  Optional<Duration> waitOf(String sender) {
    ConsumptionProbe probe =
        senders.computeIfAbsent(sender, name -> bucket()).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
        .build();
  }

  private static Response refusal(Duration wait) {
    long seconds = wait.plusSeconds(1).toSeconds();
    return Response.fromResponse(
            Problem.response(
                ProblemType.TOO_MANY_REQUESTS, "nothing was accepted; send it again later"))
        .header(HttpHeaders.RETRY_AFTER, seconds)
        .build();
  }
}
