package org.hilum.inference.release;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.hilum.inference.model.CurrentModel;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.ModelReleased;
import org.hilum.storage.StorageUnavailableException;
import org.jboss.logging.Logger;

/**
 * Makes the worker run what was released last under the name of its model. One caller at a time;
 * the others only ask.
 */
public final class ReleaseFollower {
  private static final Logger LOG = Logger.getLogger(ReleaseFollower.class);

  private final String name;
  private final CurrentModel model;
  private final ReleaseInstaller installer;
  private final ReleaseMeters meters;
  private final CompletableFuture<Void> known = new CompletableFuture<>();
  private Optional<ModelReleased> heard = Optional.empty();
  private volatile ReleaseStatus status = ReleaseStatus.nothingReleased();

  /** Follows releases of the name that the current model has. */
  public ReleaseFollower(
      CurrentModel model, ReleaseInstaller installer, MeterRegistry meterRegistry) {
    String modelVersion = model.champion().modelVersion();
    this.name = modelVersion.substring(0, modelVersion.indexOf('/'));
    this.model = model;
    this.installer = installer;
    this.meters = new ReleaseMeters(meterRegistry);
    meters.runs(model);
  }

  /**
   * Remembers the last release of its name; nothing is loaded yet.
   *
   * @param value of a record; null where one was deleted, which changes nothing
   */
  void hear(byte[] value) {
    if (value == null) {
      return;
    }
    try {
      ModelReleased release = EventJson.read(value, ModelReleased.class);
      if (release.name().equals(name)) {
        heard = Optional.of(release);
      }
    } catch (MalformedEventException e) {
      meters.count("unreadable");
      LOG.errorf("a record is no release and changes nothing reason=%s", e.getMessage());
    }
  }

  /**
   * Installs what was heard last. While the store is away that waits for the next call. Then, the
   * first time, it is known what the worker has to run.
   */
  void settle() {
    heard.ifPresent(this::install);
    if (heard.isEmpty()) {
      status = status.waitingForNothing();
      known.complete(null);
    }
  }

  private void install(ModelReleased release) {
    String released = release.champion().modelVersion();
    try {
      installer
          .install(release)
          .tell(running -> runs(released, running), refused -> keeps(released, refused));
      heard = Optional.empty();
    } catch (StorageUnavailableException e) {
      waitFor(e.getMessage());
    }
  }

  private void runs(String released, Installation.Running running) {
    status = ReleaseStatus.running(released, running.leftOut());
    meters.runs(model);
    meters.count("running");
    LOG.infof(
        "the released model runs modelVersion=%s shadows=%d", released, model.shadows().size());
    running.leftOut().forEach(reason -> LOG.errorf("a trial does not begin reason=%s", reason));
  }

  private void keeps(String released, Installation.Refused refused) {
    status = status.refused(released, refused.reason());
    meters.count("refused");
    LOG.errorf(
        "the released model is refused, modelVersion=%s goes on released=%s reason=%s",
        model.champion().modelVersion(), released, refused.reason());
  }

  /** Says so once. */
  void waitFor(String what) {
    if (status.waitsFor().isEmpty()) {
      LOG.warnf("what is released has to wait reason=%s", what);
    }
    status = status.waitingFor(what);
  }

  /** Completes when the worker runs what was released before it started, or has refused it. */
  public CompletionStage<Void> known() {
    return known;
  }

  boolean isKnown() {
    return known.isDone();
  }

  ReleaseStatus status() {
    return status;
  }
}
