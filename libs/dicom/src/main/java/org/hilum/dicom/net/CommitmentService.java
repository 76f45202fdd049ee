package org.hilum.dicom.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.dicom.net.association.Association;
import org.hilum.dicom.net.association.Context;

/** Takes requests for commitment (PS3.4 annex J, the push model). */
final class CommitmentService {
  private static final System.Logger LOG = System.getLogger(CommitmentService.class.getName());
  private static final int REQUEST_COMMITMENT = 1;

  /** Room for some ten thousand objects. */
  private static final int MAX_REQUEST = 1 << 21;

  private static final DicomReader REQUESTS =
      new DicomReader(new ReadLimits(MAX_REQUEST, MAX_REQUEST, 100_000, 2));

  private final CommitmentHandler handler;

  CommitmentService(CommitmentHandler handler) {
    this.handler = handler;
  }

  /**
   * The answer to a request, whose data set is read to its end.
   *
   * @param reports gets what the peer is to be told after it
   */
  DataSet response(
      Command command, Context context, Association association, PendingReports reports)
      throws IOException {
    byte[] request = command.hasDataSet() ? request(association.dataSet(context)) : new byte[0];
    if (!command.sopInstance().equals(Optional.of(SopClasses.STORAGE_COMMITMENT_INSTANCE))) {
      return command.response(Status.NO_SUCH_SOP_INSTANCE, "not the well-known instance");
    }
    if (!command.actionType().equals(Optional.of(REQUEST_COMMITMENT))) {
      return command.response(Status.NO_SUCH_ACTION, "");
    }
    if (request.length > MAX_REQUEST || reports.areTooMany()) {
      return command.response(Status.RESOURCE_LIMITATION, "too much at once");
    }
    return REQUESTS
        .readDataSet(request, context.syntax())
        .fold(
            content -> response(command, context, association, reports, content),
            refused -> invalid(command));
  }

  private DataSet response(
      Command command,
      Context context,
      Association association,
      PendingReports reports,
      DataSet request) {
    Optional<Uid> transaction = request.uid(CommitmentReport.TRANSACTION);
    List<Optional<ObjectReference>> objects =
        request.items(CommitmentReport.REFERENCED).stream().map(ObjectReference::of).toList();
    if (transaction.isEmpty()
        || objects.isEmpty()
        || !objects.stream().allMatch(Optional::isPresent)) {
      return invalid(command);
    }
    association.pause();
    List<Map.Entry<ObjectReference, Commitment>> outcomes = new ArrayList<>();
    objects.stream()
        .map(Optional::get)
        .forEach(object -> outcomes.add(Map.entry(object, outcome(object))));
    reports.add(context, new CommitmentReport(transaction.get(), outcomes));
    return command.response(Status.SUCCESS, "");
  }

  private Commitment outcome(ObjectReference object) {
    try {
      return Objects.requireNonNull(
          handler.of(object.sopClass(), object.sopInstance()), "the handler gave no outcome");
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.ERROR, "cannot tell whether an object is kept", e);
      return Commitment.PROCESSING_FAILURE;
    }
  }

  private static DataSet invalid(Command command) {
    return command.response(
        Status.INVALID_ARGUMENT_VALUE, "a transaction and its objects are expected");
  }

  private static byte[] request(InputStream dataSet) throws IOException {
    byte[] request = dataSet.readNBytes(MAX_REQUEST + 1);
    dataSet.transferTo(OutputStream.nullOutputStream());
    return request;
  }
}
