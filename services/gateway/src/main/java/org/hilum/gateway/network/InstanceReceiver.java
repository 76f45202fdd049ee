package org.hilum.gateway.network;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.hilum.dicom.net.ReceivedObject;
import org.hilum.dicom.net.Status;
import org.hilum.dicom.net.StoreHandler;
import org.hilum.dicom.net.StoreOutcome;
import org.hilum.dicom.net.StoreRefusal;
import org.hilum.dicom.net.association.AeTitle;
import org.hilum.gateway.admit.DeviceId;
import org.hilum.gateway.admit.ImageRefusals;
import org.hilum.gateway.announce.BrokerUnavailableException;
import org.hilum.gateway.dicom.DicomAdmission;
import org.hilum.gateway.dicom.DicomOutcome;
import org.hilum.storage.StorageUnavailableException;
import org.hilum.telemetry.XrayTraces;
import org.jboss.logging.Logger;

/** Hands objects of devices to admission, and answers with what became of them. */
@Singleton
class InstanceReceiver implements StoreHandler {
  private static final Logger LOG = Logger.getLogger(InstanceReceiver.class);

  private final DicomAdmission admission;
  private final ImageRefusals refusals;
  private final MeterRegistry meters;
  private final XrayTraces traces;

  InstanceReceiver(
      DicomAdmission admission, ImageRefusals refusals, MeterRegistry meters, XrayTraces traces) {
    this.admission = admission;
    this.refusals = refusals;
    this.meters = meters;
    this.traces = traces;
  }

  @Override
  public StoreOutcome store(ReceivedObject object) {
    return traces.receive("dimse", () -> admit(object));
  }

  @Override
  public StoreOutcome refused(AeTitle calling, StoreRefusal reason) {
    return traces.receive(
        "dimse", () -> refused(calling, reason.name(), reason.comment(), reason.outcome()));
  }

  @Override
  public void incomplete(AeTitle calling) {
    count(ImageRefusals.INCOMPLETE);
    refusals.incomplete(calling.value());
  }

  private StoreOutcome admit(ReceivedObject object) {
    AeTitle calling = object.calling();
    try {
      return admission
          .admit(object)
          .fold(stored -> stored(), known -> stored(), refused -> refused(calling, refused));
    } catch (StorageUnavailableException e) {
      return away(calling, "STORAGE_UNAVAILABLE", e);
    } catch (BrokerUnavailableException e) {
      return away(calling, "BROKER_UNAVAILABLE", e);
    } catch (IOException e) {
      return away(calling, "SPOOL_UNAVAILABLE", e);
    }
  }

  private StoreOutcome stored() {
    count("none");
    return new StoreOutcome.Stored();
  }

  private StoreOutcome refused(AeTitle calling, DicomOutcome.Refused refused) {
    String reason = refused.reason().name();
    return refused(
        calling,
        reason,
        refused.detail(),
        new StoreOutcome.Refused(refused.reason().status(), reason + ": " + refused.detail()));
  }

  private StoreOutcome refused(
      AeTitle calling, String reason, String detail, StoreOutcome.Refused outcome) {
    try {
      refusals.tell(calling.value(), reason, detail);
    } catch (BrokerUnavailableException e) {
      return away(calling, "BROKER_UNAVAILABLE", e);
    }
    count(reason);
    return outcome;
  }

  private StoreOutcome away(AeTitle calling, String reason, Exception cause) {
    count(reason);
    LOG.warnf(
        "a device is told to come again deviceId=%s reason=%s cause=%s",
        DeviceId.of(calling.value()), reason, cause.getMessage());
    return new StoreOutcome.Refused(Status.OUT_OF_RESOURCES, reason);
  }

  private void count(String reason) {
    meters.counter("hilum.gateway.dicom.stores", "reason", reason).increment();
  }
}
