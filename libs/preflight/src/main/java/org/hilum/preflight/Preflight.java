package org.hilum.preflight;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hilum.storage.ObjectStore;
import org.jboss.logging.Logger;

/**
 * Asks each server once, before anything else uses it. One that is away does not hold the start up,
 * because the service waits for it anyhow; one that does not let it in does.
 */
@Singleton
public class Preflight {
  private static final Logger LOG = Logger.getLogger(Preflight.class);

  /** It is known by then that all settings are there. */
  private static final int EARLY = Interceptor.Priority.PLATFORM_BEFORE + 1;

  private final List<Question> questions;

  Preflight(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      ObjectStore store,
      @ConfigProperty(name = "hilum.storage.endpoint", defaultValue = "http://localhost:9000")
          URI endpoint,
      @ConfigProperty(name = "hilum.oidc.issuer") Optional<URI> issuer) {
    this.questions =
        Stream.concat(
                Stream.of(Questions.toKafka(kafka), Questions.toStore(store, endpoint)),
                issuer.map(Questions::toIssuer).stream())
            .toList();
  }

  void check(@Observes @Priority(EARLY) StartupEvent start) {
    questions.forEach(Preflight::require);
  }

  /**
   * Asks one server.
   *
   * @throws StartRefusedException if no waiting helps
   */
  public static void require(Question question) {
    try {
      question.ask();
    } catch (Exception e) {
      Diagnosis diagnosis = new Diagnostician(question.server(), question.place()).of(e);
      if (diagnosis instanceof Diagnosis.Refused refusal) {
        throw new StartRefusedException(refusal, e);
      }
      LOG.warn(diagnosis.text());
    }
  }
}
