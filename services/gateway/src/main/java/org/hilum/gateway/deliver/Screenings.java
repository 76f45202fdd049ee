package org.hilum.gateway.deliver;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.hilum.gateway.identity.Identities;
import org.hilum.gateway.report.Screening;

/** What was entered for delivery, with the identity of whom it is about. */
@Singleton
public class Screenings {
  private final Results results;
  private final Identities identities;
  private final DeliveryConfig config;

  Screenings(Results results, Identities identities, DeliveryConfig config) {
    this.results = results;
    this.identities = identities;
    this.config = config;
  }

  /**
   * Empty where nothing was told, or the identity is gone.
   *
   * @throws org.hilum.gateway.identity.SealedIdentityException if the identity cannot be read
   */
  public Optional<Screening> find(ResultKey key) {
    return results
        .find(key)
        .flatMap(
            told ->
                identities
                    .find(key.imageId())
                    .map(identity -> told.about(identity, config.timeZone())));
  }
}
