package org.hilum.gateway.admit;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.hilum.gateway.announce.BrokerUnavailableException;
import org.hilum.gateway.announce.RefusalAnnouncer;
import org.hilum.schemas.XrayRefused;
import org.jboss.logging.Logger;

/**
 * Says of an image that it is not taken, whichever door it came by: in an event, in the metric and
 * in the log. The doors tell whoever sent it afterwards, so what he hears of is known here too.
 */
@Singleton
public class ImageRefusals {
  private static final Logger LOG = Logger.getLogger(ImageRefusals.class);

  /** The reason of what did not come whole. */
  public static final String INCOMPLETE = "INCOMPLETE";

  private final RefusalAnnouncer announcer;
  private final Tally tally;

  ImageRefusals(RefusalAnnouncer announcer, Tally tally) {
    this.announcer = announcer;
    this.tally = tally;
  }

  /**
   * Of an image that did not come whole. Its sender waits for no answer, so while the broker is
   * away there is no event.
   */
  public void incomplete(String deviceName) {
    try {
      tell(deviceName, INCOMPLETE, "it ended before it was whole");
    } catch (BrokerUnavailableException e) {
      tally.countRefused(INCOMPLETE);
    }
  }

  /** As {@link #tell(UUID, String, String, String)}, of a refusal that happens once. */
  public void tell(String deviceName, String reason, String detail) {
    tell(UUID.randomUUID(), deviceName, reason, detail);
  }

  /**
   * @param refusal the same for the same refusal, however often it is told
   * @param deviceName who sent it
   * @param reason one of few words
   * @param detail one sentence for people, free of the image's own text
   * @throws BrokerUnavailableException if it is not announced; the image is neither taken nor
   *     refused then and may be sent again
   */
  public void tell(UUID refusal, String deviceName, String reason, String detail) {
    String deviceId = DeviceId.of(deviceName);
    String refusalId = refusal.toString().replace("-", "");
    try {
      announcer.announce(new XrayRefused(refusalId, Instant.now(), deviceId, reason, detail));
    } catch (BrokerUnavailableException e) {
      LOG.warnf(
          "refusal is not announced reason=%s deviceId=%s detail=%s cause=%s",
          reason, deviceId, detail, e.getMessage());
      throw e;
    }
    tally.countRefused(reason);
    LOG.infof(
        "image is refused reason=%s deviceId=%s refusalId=%s detail=%s",
        reason, deviceId, refusalId, detail);
  }
}
