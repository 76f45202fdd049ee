package org.hilum.gateway.uploads;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.hilum.gateway.admit.Admission;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.admit.Limits;
import org.hilum.gateway.admit.Refusals;
import org.hilum.gateway.dicom.Reception;
import org.hilum.imaging.Refusal;
import org.hilum.schemas.XrayLabels;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.ObjectTooLargeException;
import org.hilum.telemetry.XrayTraces;

/** Admits what was put into the store directly. */
@Singleton
public class UploadedImages {
  private final ObjectStore store;
  private final Tickets tickets;
  private final Reception reception;
  private final Refusals refusals;
  private final XrayTraces traces;
  private final int limitBytes;

  UploadedImages(
      ObjectStore store,
      Tickets tickets,
      Reception reception,
      Refusals refusals,
      XrayTraces traces,
      Limits limits) {
    this.store = store;
    this.tickets = tickets;
    this.reception = reception;
    this.refusals = refusals;
    this.traces = traces;
    this.limitBytes = limits.maxBytes();
  }

  /**
   * Admits or refuses an upload, says so on its ticket, and only then removes it: after a crash at
   * any point it is found again.
   *
   * @return what became of it; empty if there is nothing, because it was dealt with before
   * @throws org.hilum.storage.StorageUnavailableException a retry may help, the upload is still
   *     there
   * @throws org.hilum.gateway.announce.BrokerUnavailableException likewise
   */
  public Optional<TicketState> admit(Upload upload) {
    XrayLabels description = tickets.descriptionOf(upload);
    return examine(upload, description)
        .map(
            state -> {
              tickets.resolve(upload, state, description);
              store.delete(upload.key());
              return state;
            });
  }

  private Optional<TicketState> examine(Upload upload, XrayLabels description) {
    try {
      return store
          .get(upload.key(), limitBytes)
          .map(image -> traces.receive("bucket", () -> reception.admit(image, description)))
          .map(UploadedImages::stateAfter);
    } catch (ObjectTooLargeException e) {
      String detail = "an image has at most %d bytes".formatted(limitBytes);
      refusals.tell(description.deviceId(), Refusal.TOO_MANY_BYTES, detail);
      return Optional.of(new TicketState.Refused(Refusal.TOO_MANY_BYTES.name(), detail));
    }
  }

  private static TicketState stateAfter(Admission admission) {
    return admission.fold(
        stored -> admitted(stored.imageId()),
        known -> admitted(known.imageId()),
        refused -> new TicketState.Refused(refused.reason(), refused.detail()));
  }

  private static TicketState admitted(ImageId imageId) {
    return new TicketState.Admitted(imageId.hex());
  }
}
