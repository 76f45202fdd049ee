package org.hilum.training.collect;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.hilum.schemas.ReleasedModel;
import org.hilum.schemas.Topic;
import org.hilum.schemas.XrayReceived;
import org.hilum.storage.StorageUnavailableException;
import org.hilum.training.announce.EventSender;
import org.hilum.training.registry.Aliases;
import org.hilum.training.registry.ReleaseState;
import org.jboss.logging.Logger;

/**
 * Has workers make the features that labelled images lack after a champion on another trunk was
 * promoted: the event that told of such an image is sent once more. A few at a time, and the next
 * when these have had their answer, because live images wait in the same queue; and none before the
 * champion has judged a live image, which tells that workers have changed to it.
 */
@ApplicationScoped
class ReplaySweep {
  private static final Logger LOG = Logger.getLogger(ReplaySweep.class);
  private static final int BATCH = 4;

  private final TrunkInUse trunk;
  private final Aliases aliases;
  private final ReplayTable table;
  private final StoredXrays xrays;
  private final EventSender sender;

  ReplaySweep(
      TrunkInUse trunk, Aliases aliases, ReplayTable table, StoredXrays xrays, EventSender sender) {
    this.trunk = trunk;
    this.aliases = aliases;
    this.table = table;
    this.xrays = xrays;
    this.sender = sender;
  }

  @Scheduled(
      every = "${hilum.collect.check-every:10s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void look() {
    try {
      Optional<ReleaseState> state = aliases.state(trunk.modelName());
      if (state.isPresent()) {
        look(state.get());
      }
    } catch (StorageUnavailableException | KafkaException | SQLException e) {
      LOG.warnf("cannot ask for features, trying again later reason=%s", e.getMessage());
    }
  }

  private void look(ReleaseState state) throws SQLException {
    ReleasedModel champion = state.champion();
    table.settle(champion.trunkDigest());
    if (table.hasJudgedSince(champion.modelVersion(), state.change().at())) {
      int asked = table.ask(champion, BATCH, this::repeat);
      if (asked > 0) {
        LOG.infof(
            "workers are asked for features of reviewed images images=%d trunk=%s",
            asked, champion.trunkDigest());
      }
    }
  }

  private boolean repeat(String imageId) {
    Optional<XrayReceived> event = xrays.event(imageId);
    event.ifPresent(it -> sender.send(Topic.XRAY_RECEIVED, imageId, imageId, Instant.now(), it));
    return event.isPresent();
  }
}
