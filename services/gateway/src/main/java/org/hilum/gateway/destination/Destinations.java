package org.hilum.gateway.destination;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.hilum.dicom.net.association.AeTitle;
import org.hilum.gateway.TlsSockets;

/** The destinations that are configured. A mistake in one stops the start, and is named. */
@Startup
@Singleton
public class Destinations {
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");

  private final TlsSockets tls;
  private final Map<String, Destination> byName = new TreeMap<>();

  Destinations(DestinationsConfig config, TlsSockets tls) {
    this.tls = tls;
    config.byName().forEach((name, entry) -> byName.put(name, open(name, entry)));
  }

  /** By name. */
  public Map<String, Destination> byName() {
    return Collections.unmodifiableMap(byName);
  }

  private Destination open(String name, DestinationsConfig.Entry entry) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalStateException(
          "hilum.destinations.%s: expected a name of the form %s".formatted(name, NAME));
    }
    Contents contents = new Contents(entry.contents());
    return switch (entry.type()) {
      case DIMSE -> dimse(name, entry, contents);
      case STOW -> new StowDestination(required(name, "url", entry.url()), peer(entry), contents);
      case FHIR -> new FhirDestination(required(name, "url", entry.url()), peer(entry));
    };
  }

  private Destination dimse(String name, DestinationsConfig.Entry entry, Contents contents) {
    Optional<Integer> port = entry.port().stream().boxed().findFirst();
    return new DimseDestination(
        required(name, "host", entry.host()),
        required(name, "port", port),
        new AeTitle(required(name, "called-title", entry.calledTitle())),
        new AeTitle(entry.callingTitle()),
        entry.answerLimit(),
        sockets(name, entry),
        contents);
  }

  private SocketFactory sockets(String name, DestinationsConfig.Entry entry) {
    String setting = "hilum.destinations.%s.tls-configuration-name".formatted(name);
    return entry
        .tlsConfigurationName()
        .map(configuration -> tls.of(setting, configuration).ofClients())
        .orElseGet(() -> entry.tls() ? SSLSocketFactory.getDefault() : SocketFactory.getDefault());
  }

  private static HttpPeer peer(DestinationsConfig.Entry entry) {
    Optional<String> authorization =
        entry
            .token()
            .map(token -> "Bearer " + token)
            .or(() -> entry.user().map(user -> HttpPeer.basic(user, entry.password().orElse(""))));
    return new HttpPeer(entry.answerLimit(), authorization);
  }

  private static <T> T required(String name, String key, Optional<T> value) {
    return value.orElseThrow(
        () ->
            new IllegalStateException(
                "hilum.destinations.%s.%s must be set for its type".formatted(name, key)));
  }
}
