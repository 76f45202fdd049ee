package org.hilum.gateway.network;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import org.hilum.dicom.net.AccessRules;
import org.hilum.dicom.net.ClientSettings;
import org.hilum.dicom.net.ServerLimits;
import org.hilum.dicom.net.ServerSettings;
import org.hilum.dicom.net.SopClasses;
import org.hilum.dicom.net.association.AeTitle;
import org.hilum.gateway.admit.Limits;

/** Reads the settings of the door; what cannot be is told by the name of its setting. */
@Singleton
class DimseSettings {
  private final DimseConfig config;
  private final Limits limits;
  private final TlsConfigurationRegistry tls;

  DimseSettings(DimseConfig config, Limits limits, TlsConfigurationRegistry tls) {
    this.config = config;
    this.limits = limits;
    this.tls = tls;
  }

  ServerSettings read() {
    return new ServerSettings(
        config.port(),
        new AccessRules(title("hilum.dicom.ae-title", config.aeTitle()), callers(), hosts()),
        SopClasses.RADIOGRAPHS,
        new ServerLimits(config.associations(), limits.maxBytes(), config.timeouts()),
        secured()
            .<ServerSocketFactory>map(SecureSockets::of)
            .orElseGet(ServerSocketFactory::getDefault));
  }

  /** Of those who are told of commitments. */
  Optional<ClientSettings> peer(AeTitle title) {
    return config.peers().values().stream()
        .filter(peer -> title("hilum.dicom.peers", peer.aeTitle()).equals(title))
        .findFirst()
        .map(peer -> client(peer, title));
  }

  private ClientSettings client(DimseConfig.PeerAddress peer, AeTitle title) {
    return new ClientSettings(
        new InetSocketAddress(peer.host(), peer.port()),
        title,
        title("hilum.dicom.ae-title", config.aeTitle()),
        config.timeouts(),
        secured().map(SecureSockets::ofClient).orElseGet(SocketFactory::getDefault));
  }

  private Set<AeTitle> callers() {
    return config.callers().orElse(Set.of()).stream()
        .map(caller -> title("hilum.dicom.callers", caller))
        .collect(Collectors.toUnmodifiableSet());
  }

  private Set<InetAddress> hosts() {
    return config.hosts().orElse(Set.of()).stream()
        .map(DimseSettings::host)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<TlsConfiguration> secured() {
    return config
        .tlsConfigurationName()
        .map(
            name ->
                tls.get(name)
                    .orElseThrow(
                        () ->
                            new IllegalStateException(
                                "hilum.dicom.tls-configuration-name is %s, and there is no"
                                        .formatted(name)
                                    + " quarkus.tls."
                                    + name)));
  }

  private static AeTitle title(String setting, String value) {
    return AeTitle.of(value)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    setting + " expects titles of 1 to 16 characters of ASCII, no backslash"));
  }

  private static InetAddress host(String name) {
    try {
      return InetAddress.getByName(name);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("hilum.dicom.hosts names " + name + ", which is unknown", e);
    }
  }
}
