package org.hilum.gateway.network;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.hilum.dicom.net.CommitmentSettings;
import org.hilum.dicom.net.DimseServer;
import org.hilum.dicom.net.ServerSettings;
import org.jboss.logging.Logger;

/** Opens the door for devices with the gateway, and closes it before anything behind it closes. */
@Singleton
public class DimseDoor {
  private static final Logger LOG = Logger.getLogger(DimseDoor.class);
  private static final int LAST = 10_000;
  private static final int FIRST = 1;

  private final DimseConfig config;
  private final DimseSettings settings;
  private final SpoolFolder spools;
  private final InstanceReceiver receiver;
  private final StoredCommitments commitments;
  private final MeterRegistry meters;
  private volatile Optional<DimseServer> server = Optional.empty();

  DimseDoor(
      DimseConfig config,
      DimseSettings settings,
      SpoolFolder spools,
      InstanceReceiver receiver,
      StoredCommitments commitments,
      MeterRegistry meters) {
    this.config = config;
    this.settings = settings;
    this.spools = spools;
    this.receiver = receiver;
    this.commitments = commitments;
    this.meters = meters;
  }

  void open(@Observes @Priority(LAST) StartupEvent start) {
    ServerSettings read = settings.read();
    try {
      spools.make();
      new DiskSpaceMetrics(config.spool().toFile()).bindTo(meters);
      DimseServer opened =
          DimseServer.start(
              read, spools, receiver, new CommitmentSettings(commitments, settings::peer));
      server = Optional.of(opened);
      meters.gauge("hilum.gateway.dicom.associations", opened, DimseServer::openAssociations);
      LOG.infof(
          "devices may push aeTitle=%s port=%d tls=%s",
          config.aeTitle(), opened.port(), config.tlsConfigurationName().isPresent());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen for devices on hilum.dicom.port=%d with hilum.dicom.spool=%s"
              .formatted(config.port(), config.spool()),
          e);
    }
  }

  void close(@Observes @Priority(FIRST) ShutdownEvent stop) throws IOException {
    Optional<DimseServer> closing = server;
    server = Optional.empty();
    if (closing.isPresent()) {
      closing.get().close(config.stopPatience());
    }
  }

  /** Whether devices can connect. */
  boolean isAccepting() {
    return server.map(DimseServer::isAccepting).orElse(false);
  }

  /** Where it listens; empty while it is closed. */
  public Optional<Integer> port() {
    return server.map(DimseServer::port);
  }
}
