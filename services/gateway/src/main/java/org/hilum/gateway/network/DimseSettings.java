package org.hilum.gateway.network;

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
import org.hilum.dicom.net.SecureSockets;
import org.hilum.dicom.net.ServerLimits;
import org.hilum.dicom.net.ServerSettings;
import org.hilum.dicom.net.SopClasses;
import org.hilum.dicom.net.association.AeTitle;
import org.hilum.gateway.TlsSockets;
import org.hilum.gateway.admit.Limits;

/** Reads the settings of the door; what cannot be is told by the name of its setting. */
@Singleton
class DimseSettings {
  private final DimseConfig config;
  private final Limits limits;
  private final TlsSockets tls;

  DimseSettings(DimseConfig config, Limits limits, TlsSockets tls) {
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
        secured().map(SecureSockets::ofServers).orElseGet(ServerSocketFactory::getDefault));
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
        secured().map(SecureSockets::ofClients).orElseGet(SocketFactory::getDefault));
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

  private Optional<SecureSockets> secured() {
    return config
        .tlsConfigurationName()
        .map(name -> tls.of("hilum.dicom.tls-configuration-name", name));
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
