package org.hilum.gateway.dicomweb;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.net.Status;
import org.hilum.gateway.dicom.DicomJson;
import org.hilum.gateway.dicom.InstanceUids;
import org.hilum.gateway.dicom.SopReference;

/**
 * What became of the instances of one request (PS3.18 10.5.3): instances are named as their sender
 * names them, addresses as they are stored.
 */
final class StoreReport {
  private static final Tag REFERENCED_SOP_CLASS_UID = Tag.of(0x0008, 0x1150);
  private static final Tag REFERENCED_SOP_INSTANCE_UID = Tag.of(0x0008, 0x1155);
  private static final Tag RETRIEVE_URL = Tag.of(0x0008, 0x1190);
  private static final Tag FAILURE_REASON = Tag.of(0x0008, 0x1197);
  private static final Tag FAILED_SOP_SEQUENCE = Tag.of(0x0008, 0x1198);
  private static final Tag REFERENCED_SOP_SEQUENCE = Tag.of(0x0008, 0x1199);
  private static final Tag OTHER_FAILURES_SEQUENCE = Tag.of(0x0008, 0x119A);
  private static final String RETRY_AFTER_SECONDS = "5";

  private final Links links;
  private final List<DataSet> stored = new ArrayList<>();
  private final List<DataSet> failed = new ArrayList<>();
  private final List<DataSet> unnamed = new ArrayList<>();
  private final Set<String> studies = new TreeSet<>();
  private boolean isUnavailable;
  private boolean isFaulty;

  StoreReport(Links links) {
    this.links = links;
  }

  StoreReport stored(SopReference sent, InstanceUids lies) {
    studies.add(links.study(lies.study()));
    stored.add(named(sent).text(RETRIEVE_URL, links.instance(lies)).build());
    return this;
  }

  /**
   * @param sent empty where the part does not say which instance it is
   */
  StoreReport failed(Optional<SopReference> sent, Status reason) {
    DataSetBuilder item = sent.map(StoreReport::named).orElseGet(DataSet::builder);
    (sent.isPresent() ? failed : unnamed).add(item.integers(FAILURE_REASON, reason.code()).build());
    return this;
  }

  /** Store or broker went away: this instance and those that follow are to be sent again. */
  StoreReport unavailable(Optional<SopReference> sent) {
    isUnavailable = true;
    return failed(sent, Status.OUT_OF_RESOURCES);
  }

  /** The gateway failed over an instance. */
  void fault() {
    isFaulty = true;
    failed(Optional.empty(), Status.PROCESSING_FAILURE);
  }

  boolean isUnavailable() {
    return isUnavailable;
  }

  int storedCount() {
    return stored.size();
  }

  int failedCount() {
    return failed.size() + unnamed.size();
  }

  boolean isEmpty() {
    return storedCount() + failedCount() == 0;
  }

  Response response() {
    Response.ResponseBuilder response =
        Response.status(status()).type(DicomMediaTypes.DICOM_JSON).entity(DicomJson.of(document()));
    if (status() == Response.Status.SERVICE_UNAVAILABLE) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return response.build();
  }

  private Response.Status status() {
    if (failedCount() == 0) {
      return Response.Status.OK;
    }
    if (!stored.isEmpty()) {
      return Response.Status.ACCEPTED;
    }
    if (isUnavailable) {
      return Response.Status.SERVICE_UNAVAILABLE;
    }
    if (isFaulty) {
      return Response.Status.INTERNAL_SERVER_ERROR;
    }
    return failed.isEmpty() ? Response.Status.BAD_REQUEST : Response.Status.CONFLICT;
  }

  private DataSet document() {
    DataSetBuilder document = DataSet.builder();
    if (studies.size() == 1) {
      document.text(RETRIEVE_URL, studies.iterator().next());
    }
    put(document, FAILED_SOP_SEQUENCE, failed);
    put(document, REFERENCED_SOP_SEQUENCE, stored);
    put(document, OTHER_FAILURES_SEQUENCE, unnamed);
    return document.build();
  }

  private static void put(DataSetBuilder document, Tag sequence, List<DataSet> items) {
    if (!items.isEmpty()) {
      document.items(sequence, items.toArray(DataSet[]::new));
    }
  }

  private static DataSetBuilder named(SopReference sent) {
    return DataSet.builder()
        .text(REFERENCED_SOP_CLASS_UID, sent.sopClass().value())
        .text(REFERENCED_SOP_INSTANCE_UID, sent.instance().value());
  }
}
