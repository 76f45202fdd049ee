package org.hilum.gateway.dicomweb;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Optional;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.net.Spool;
import org.hilum.dicom.net.Status;
import org.hilum.gateway.admit.Refusals;
import org.hilum.gateway.announce.BrokerUnavailableException;
import org.hilum.gateway.dicom.DicomAdmission;
import org.hilum.gateway.dicom.DicomOutcome;
import org.hilum.gateway.dicom.DicomRefusal;
import org.hilum.gateway.dicomweb.multipart.MalformedMultipartException;
import org.hilum.gateway.dicomweb.multipart.MultipartReader;
import org.hilum.gateway.dicomweb.multipart.Part;
import org.hilum.gateway.network.SpoolFolder;
import org.hilum.storage.StorageUnavailableException;
import org.hilum.telemetry.XrayTraces;
import org.jboss.logging.Logger;

/**
 * Admits the instances of a request one after another; each is durable before the next is read.
 * While it comes in it lies where those lie that come over the network.
 */
@Singleton
public class StoreIntake {
  private static final Logger LOG = Logger.getLogger(StoreIntake.class);
  private static final String DEVICE = "stow-rs";

  /** So that the report fits into memory, whatever is sent. */
  private static final int MAX_PARTS = 10_000;

  private final DicomAdmission admission;
  private final Refusals refusals;
  private final SpoolFolder spools;
  private final XrayTraces traces;

  StoreIntake(DicomAdmission admission, Refusals refusals, SpoolFolder spools, XrayTraces traces) {
    this.admission = admission;
    this.refusals = refusals;
    this.spools = spools;
    this.traces = traces;
  }

  /**
   * @param study to which all instances are to belong, as their sender names it
   * @throws IOException if the body ends early; what came before is stored
   * @throws MalformedMultipartException if not even the first part can be told
   */
  StoreReport take(MultipartReader parts, Optional<Uid> study, Links links)
      throws IOException, MalformedMultipartException {
    StoreReport report = new StoreReport(links);
    try (SpooledPart content = new SpooledPart(spools)) {
      Optional<Part> part = parts.next(content);
      for (int i = 0; part.isPresent() && i < MAX_PARTS; i++) {
        take(part.get(), content, study, report);
        content.forget();
        part = parts.next(content);
      }
      if (part.isPresent()) {
        report.failed(Optional.empty(), Status.OUT_OF_RESOURCES);
      }
    } catch (MalformedMultipartException e) {
      if (report.isEmpty()) {
        throw e;
      }
      refuse(DicomRefusal.UNREADABLE, "the rest of the request: " + e.getMessage(), report);
    }
    LOG.infof(
        "instances are received stored=%d failed=%d", report.storedCount(), report.failedCount());
    return report;
  }

  private void take(Part part, SpooledPart content, Optional<Uid> study, StoreReport report) {
    if (!part.isWhole()) {
      refuse(DicomRefusal.TOO_MANY_BYTES, "the part is too long", report);
    } else if (!isDicom(part) || part.length() == 0) {
      refuse(DicomRefusal.UNREADABLE, "expected a part of application/dicom, not empty", report);
    } else if (content.content().isEmpty()) {
      report.unavailable(Optional.empty());
    } else {
      Spool file = content.content().get();
      traces.receive("dicomweb", () -> entered(file, study, report));
    }
  }

  /** Of what does not say which instance it is. */
  private void refuse(DicomRefusal reason, String detail, StoreReport report) {
    if (report.isUnavailable()) {
      report.unavailable(Optional.empty());
      return;
    }
    try {
      refusals.tell(DEVICE, reason, detail);
      report.failed(Optional.empty(), reason.status());
    } catch (BrokerUnavailableException e) {
      LOG.warnf("broker is away reason=%s", e.getMessage());
      report.unavailable(Optional.empty());
    }
  }

  private static boolean isDicom(Part part) {
    String type = part.headers().getOrDefault("content-type", DicomMediaTypes.DICOM);
    try {
      return MediaType.valueOf(type).isCompatible(MediaType.valueOf(DicomMediaTypes.DICOM));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private StoreReport entered(Spool file, Optional<Uid> study, StoreReport report) {
    try {
      if (report.isUnavailable() || !isAdmitted(file, study, report)) {
        report.unavailable(admission.nameOf(file));
      }
    } catch (IOException e) {
      LOG.warnf("an instance cannot be read from the disk reason=%s", e.getMessage());
      report.unavailable(Optional.empty());
    }
    return report;
  }

  private boolean isAdmitted(Spool file, Optional<Uid> study, StoreReport report)
      throws IOException {
    try {
      enter(admission.admit(file, DEVICE, study), report);
      return true;
    } catch (StorageUnavailableException | BrokerUnavailableException e) {
      LOG.warnf("store or broker is away reason=%s", e.getMessage());
      return false;
    }
  }

  private static void enter(DicomOutcome outcome, StoreReport report) {
    if (outcome instanceof DicomOutcome.Stored stored) {
      report.stored(stored.sent(), stored.instance().uids());
    } else if (outcome instanceof DicomOutcome.Known known) {
      report.stored(known.sent(), known.instance().uids());
    } else if (outcome instanceof DicomOutcome.Refused refused) {
      report.failed(refused.sent(), refused.reason().status());
    }
  }
}
