package org.hilum.gateway.dicomweb;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Optional;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.net.Spool;
import org.hilum.dicom.net.StoreRefusal;
import org.hilum.gateway.admit.ImageRefusals;
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

  /** So that the report fits into memory, whatever is sent. */
  private static final int MAX_PARTS = 10_000;

  private final DicomAdmission admission;
  private final ImageRefusals refusals;
  private final SpoolFolder spools;
  private final XrayTraces traces;

  StoreIntake(
      DicomAdmission admission, ImageRefusals refusals, SpoolFolder spools, XrayTraces traces) {
    this.admission = admission;
    this.refusals = refusals;
    this.spools = spools;
    this.traces = traces;
  }

  /** One of STOW-RS, while it comes in. */
  private record Request(Optional<Uid> study, String sender, StoreReport report) {}

  /**
   * @param study to which all instances are to belong, as their sender names it
   * @param sender who is known to have sent them
   * @throws IOException if the body ends early; what came before is stored
   * @throws MalformedMultipartException if not even the first part can be told
   */
  StoreReport take(MultipartReader parts, Optional<Uid> study, String sender, Links links)
      throws IOException, MalformedMultipartException {
    StoreReport report = new StoreReport(links);
    Request request = new Request(study, sender, report);
    try (SpooledPart content = new SpooledPart(spools)) {
      Optional<Part> part = parts.next(content);
      for (int i = 0; part.isPresent() && i < MAX_PARTS; i++) {
        take(part.get(), content, request);
        content.forget();
        part = parts.next(content);
      }
      if (part.isPresent()) {
        refuse(
            DicomRefusal.TOO_MANY_BYTES,
            "a request has at most %d parts, the rest may be sent again".formatted(MAX_PARTS),
            request);
      }
    } catch (IOException e) {
      refusals.incomplete(sender);
      throw e;
    } catch (MalformedMultipartException e) {
      boolean isAll = report.isEmpty();
      refuse(DicomRefusal.UNREADABLE, e.getMessage(), request);
      if (isAll && !report.isUnavailable()) {
        throw e;
      }
    }
    LOG.infof(
        "instances are received stored=%d failed=%d", report.storedCount(), report.failedCount());
    return report;
  }

  private void take(Part part, SpooledPart content, Request request) {
    if (!part.isWhole()) {
      content.forget();
      refuse(DicomRefusal.TOO_MANY_BYTES, "the part is too long", request);
    } else if (!isDicom(part) || part.length() == 0) {
      content.forget();
      refuse(DicomRefusal.UNREADABLE, "expected a part of application/dicom, not empty", request);
    } else if (content.content().isEmpty()) {
      content.forget();
      tell(StoreRefusal.NO_ROOM.name(), StoreRefusal.NO_ROOM.comment(), request);
      request.report().unavailable(Optional.empty());
    } else {
      admit(content.content().get(), request);
    }
  }

  private void admit(Spool file, Request request) {
    try {
      traces.receive("dicomweb", () -> entered(file, request));
    } catch (RuntimeException e) {
      LOG.error("an instance was not handled", e);
      StoreRefusal fault = StoreRefusal.INTERNAL_FAULT;
      if (tell(fault.name(), fault.comment(), request)) {
        request.report().fault();
      } else {
        request.report().unavailable(Optional.empty());
      }
    }
  }

  /** Of what does not say which instance it is. */
  private void refuse(DicomRefusal reason, String detail, Request request) {
    if (tell(reason.name(), detail, request)) {
      request.report().failed(Optional.empty(), reason.status());
    } else {
      request.report().unavailable(Optional.empty());
    }
  }

  /**
   * @return whether it is told; not while others of the request are to be sent again
   */
  private boolean tell(String reason, String detail, Request request) {
    if (request.report().isUnavailable()) {
      return false;
    }
    try {
      refusals.tell(request.sender(), reason, detail);
      return true;
    } catch (BrokerUnavailableException e) {
      return false; // it is in the log
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

  private StoreReport entered(Spool file, Request request) {
    try {
      if (request.report().isUnavailable() || !isAdmitted(file, request)) {
        request.report().unavailable(admission.nameOf(file));
      }
    } catch (IOException e) {
      LOG.warnf("an instance cannot be read from the disk reason=%s", e.getMessage());
      request.report().unavailable(Optional.empty());
    }
    return request.report();
  }

  private boolean isAdmitted(Spool file, Request request) throws IOException {
    try {
      admission
          .admit(file, request.sender(), request.study())
          .fold(
              stored -> request.report().stored(stored.sent(), stored.instance().uids()),
              known -> request.report().stored(known.sent(), known.instance().uids()),
              refused -> refused(refused, request));
      return true;
    } catch (StorageUnavailableException | BrokerUnavailableException e) {
      LOG.warnf("store or broker is away reason=%s", e.getMessage());
      return false;
    }
  }

  private StoreReport refused(DicomOutcome.Refused refused, Request request) {
    return tell(refused.reason().name(), refused.detail(), request)
        ? request.report().failed(refused.sent(), refused.reason().status())
        : request.report().unavailable(refused.sent());
  }
}
