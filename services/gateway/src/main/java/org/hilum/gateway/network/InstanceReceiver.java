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
import org.hilum.gateway.admit.Refusals;
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
  private final Refusals refusals;
  private final MeterRegistry meters;
  private final XrayTraces traces;

  InstanceReceiver(
      DicomAdmission admission, Refusals refusals, MeterRegistry meters, XrayTraces traces) {
    this.admission = admission;
    this.refusals = refusals;
    this.meters = meters;
    this.traces = traces;
  }

  @Override
  public StoreOutcome store(ReceivedObject object) {
    return traces.receive("dimse", () -> admit(object));
  }

  private StoreOutcome admit(ReceivedObject object) {
    try {
      return admission.admit(object).fold(stored -> stored(), known -> stored(), this::refused);
    } catch (StorageUnavailableException e) {
      return away("STORAGE_UNAVAILABLE", e);
    } catch (BrokerUnavailableException e) {
      return away("BROKER_UNAVAILABLE", e);
    } catch (IOException e) {
      return away("SPOOL_UNAVAILABLE", e);
    }
  }

  @Override
  public StoreOutcome refused(AeTitle calling, StoreRefusal reason) {
    try {
      refusals.tell(calling.value(), reason, reason.comment());
    } catch (BrokerUnavailableException e) {
      return away("BROKER_UNAVAILABLE", e);
    }
    count(reason.name());
    return reason.outcome();
  }

  private StoreOutcome stored() {
    count("none");
    return new StoreOutcome.Stored();
  }

  private StoreOutcome refused(DicomOutcome.Refused refused) {
    count(refused.reason().name());
    return new StoreOutcome.Refused(
        refused.reason().status(), refused.reason() + ": " + refused.detail());
  }

  private StoreOutcome away(String reason, Exception cause) {
    count(reason);
    LOG.warnf("a device is told to come again reason=%s cause=%s", reason, cause.getMessage());
    return new StoreOutcome.Refused(Status.OUT_OF_RESOURCES, reason);
  }

  private void count(String reason) {
    meters.counter("hilum.gateway.dicom.stores", "reason", reason).increment();
  }
}
