package org.hilum.gateway.admit;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.hilum.gateway.announce.RefusalAnnouncer;
import org.hilum.schemas.XrayRefused;
import org.jboss.logging.Logger;

/**
 * Says of an image that it is not taken, whichever door it came by: in an event, in the metric and
 * in the log. Whoever sent it is told afterwards, so what he hears of is known here too.
 */
@Singleton
public class Refusals {
  private static final Logger LOG = Logger.getLogger(Refusals.class);

  private final RefusalAnnouncer announcer;
  private final Tally tally;

  Refusals(RefusalAnnouncer announcer, Tally tally) {
    this.announcer = announcer;
    this.tally = tally;
  }

  /**
   * @param deviceName who sent it
   * @param reason one of few words
   * @param detail one sentence for people, free of the image's own text
   * @throws org.hilum.gateway.announce.BrokerUnavailableException if it is not announced; the image
   *     is neither taken nor refused then and may be sent again
   */
  public void tell(String deviceName, Enum<?> reason, String detail) {
    String deviceId = DeviceId.of(deviceName);
    String refusalId = UUID.randomUUID().toString().replace("-", "");
    announcer.announce(new XrayRefused(refusalId, Instant.now(), deviceId, reason.name(), detail));
    tally.countRefused(reason.name());
    LOG.infof(
        "image is refused reason=%s deviceId=%s refusalId=%s detail=%s",
        reason, deviceId, refusalId, detail);
  }
}
