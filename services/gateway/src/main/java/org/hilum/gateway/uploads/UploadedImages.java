package org.hilum.gateway.uploads;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.hilum.gateway.admit.Admission;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.admit.ImageRefusals;
import org.hilum.gateway.admit.Limits;
import org.hilum.gateway.dicom.Reception;
import org.hilum.imaging.Refusal;
import org.hilum.schemas.XrayLabels;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.ObjectTooLargeException;
import org.hilum.storage.StoredObject;
import org.hilum.telemetry.XrayTraces;

/** Admits what was put into the store directly. */
@Singleton
public class UploadedImages {
  private final ObjectStore store;
  private final Tickets tickets;
  private final Reception reception;
  private final ImageRefusals refusals;
  private final XrayTraces traces;
  private final int limitBytes;

  UploadedImages(
      ObjectStore store,
      Tickets tickets,
      Reception reception,
      ImageRefusals refusals,
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
   * Admits or refuses an upload, tells of a refusal, says so on its ticket, and only then removes
   * it: after a crash at any point it is found again, and a refusal that is told twice is the same.
   *
   * @return what became of it; empty if there is nothing, because it was dealt with before
   * @throws org.hilum.storage.StorageUnavailableException a retry may help, the upload is still
   *     there
   * @throws org.hilum.gateway.announce.BrokerUnavailableException likewise
   */
  public Optional<TicketState> admit(Upload upload) {
    XrayLabels description = tickets.descriptionOf(upload);
    Optional<TicketState> state = examine(upload, description);
    if (state.isEmpty() || !tell(upload, state.get(), description)) {
      return Optional.empty();
    }
    tickets.resolve(upload, state.get(), description);
    store.delete(upload.key());
    return state;
  }

  /**
   * Of a refusal.
   *
   * @return false if somebody else has dealt with it meanwhile
   */
  private boolean tell(Upload upload, TicketState state, XrayLabels description) {
    if (!(state instanceof TicketState.Refused refused)) {
      return true;
    }
    Optional<UUID> refusal = store.head(upload.key()).map(object -> nameOf(upload, object));
    refusal.ifPresent(
        id -> refusals.tell(id, description.deviceId(), refused.reason(), refused.detail()));
    return refusal.isPresent();
  }

  /** Another object may come to the same key later. */
  private static UUID nameOf(Upload upload, StoredObject object) {
    return UUID.nameUUIDFromBytes((upload.key() + " " + object.lastModified()).getBytes(UTF_8));
  }

  private Optional<TicketState> examine(Upload upload, XrayLabels description) {
    try {
      return store
          .get(upload.key(), limitBytes)
          .map(image -> traces.receive("bucket", () -> reception.admit(image, description)))
          .map(UploadedImages::stateAfter);
    } catch (ObjectTooLargeException e) {
      return Optional.of(
          new TicketState.Refused(
              Refusal.TOO_MANY_BYTES.name(),
              "an image has at most %d bytes".formatted(limitBytes)));
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
