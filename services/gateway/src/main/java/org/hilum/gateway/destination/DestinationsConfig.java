package org.hilum.gateway.destination;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Whom results are delivered to; nobody, where nothing is configured. A destination gets what is
 * screened from then on.
 */
@ConfigMapping(prefix = "hilum.destinations")
public interface DestinationsConfig {
  /**
   * By name: 1 to 32 lower-case letters, digits and hyphens, which stand in keys of the store, logs
   * and metrics. Under a new name everything that waits for the old one is left behind.
   */
  @WithParentName
  Map<String, Entry> byName();

  /** One destination. What its type does not need is ignored. */
  interface Entry {
    Type type();

    /** DIMSE: name or address of the peer. */
    Optional<String> host();

    /** DIMSE: port of the peer, 104 or 11112 by custom. */
    OptionalInt port();

    /** DIMSE: AE title of the peer. */
    Optional<String> calledTitle();

    /** DIMSE: AE title that the peer knows Hilum by. */
    @WithDefault("HILUM")
    String callingTitle();

    /** DIMSE: whether by TLS; the peer's certificate is checked against the JVM's trust store. */
    @WithDefault("false")
    boolean tls();

    /**
     * DIMSE: name of a configuration of Quarkus' TLS registry, by which TLS is spoken then: its
     * trust store says which peer is believed, its key store what certificate the peer is shown.
     */
    Optional<String> tlsConfigurationName();

    /**
     * STOW: where {@code /studies} is below, as {@code https://pacs/dicom-web}. FHIR: base of the
     * server, where transactions are posted to.
     */
    Optional<URI> url();

    /** STOW, FHIR: bearer token. */
    Optional<String> token();

    /** STOW, FHIR: user of basic authentication, where there is no token. */
    Optional<String> user();

    /** STOW, FHIR: password of that user. */
    Optional<String> password();

    /** How long it may take to connect, and then to answer. */
    @WithDefault("30s")
    Duration answerLimit();

    /** DIMSE, STOW: what is delivered. That an image was not screened is said by a report alone. */
    @WithDefault("report,heat-map")
    Set<Content> contents();
  }

  /** How a destination is talked to. */
  enum Type {
    DIMSE,
    STOW,
    FHIR
  }
}
