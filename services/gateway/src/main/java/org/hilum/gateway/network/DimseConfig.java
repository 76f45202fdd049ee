package org.hilum.gateway.network;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hilum.dicom.net.association.Timeouts;

/** The door that devices push to. */
@ConfigMapping(prefix = "hilum.dicom")
public interface DimseConfig {
  /** 0 for any that is free. */
  @WithDefault("11112")
  int port();

  /** The title that devices must call. */
  @WithDefault("HILUM")
  String aeTitle();

  /** Titles of the devices that may call; all where there are none. */
  Optional<Set<String>> callers();

  /** Addresses of the devices that may connect, as numbers or names; all where there are none. */
  Optional<Set<String>> hosts();

  /** At once; more are told to come again. */
  @WithDefault("32")
  int associations();

  /** See {@link Timeouts#artim()}. */
  @WithDefault("30s")
  Duration artim();

  /** See {@link Timeouts#idle()}. */
  @WithDefault("2m")
  Duration idle();

  /** See {@link Timeouts#message()}. */
  @WithDefault("10m")
  Duration message();

  /** How long objects that are on the way may take when the gateway stops. */
  @WithDefault("10s")
  Duration stopPatience();

  /**
   * Name of a configuration of Quarkus' TLS registry; without it connections are plain. Where that
   * configuration has a trust store, devices must show a certificate.
   */
  Optional<String> tlsConfigurationName();

  /** Folder where objects lie until they are stored, when memory has no room for them. */
  @WithDefault("${java.io.tmpdir}")
  Path spool();

  /** Where the spool's disk has less room than this, no object is begun. */
  @WithDefault("1000000000")
  long spoolMinFreeBytes();

  /**
   * Devices that are told of commitments, when they have gone after asking, under any names; others
   * hear of them only while they wait.
   */
  Map<String, PeerAddress> peers();

  /** Where a device listens. */
  interface PeerAddress {
    String aeTitle();

    String host();

    int port();
  }

  default Timeouts timeouts() {
    return new Timeouts(artim(), idle(), message());
  }
}
