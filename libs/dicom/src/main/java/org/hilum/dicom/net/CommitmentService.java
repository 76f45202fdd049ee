package org.hilum.dicom.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.dicom.net.association.Association;
import org.hilum.dicom.net.association.Context;

/** Takes requests for commitment (PS3.4 annex J, the push model). */
final class CommitmentService {
  private static final int REQUEST_COMMITMENT = 1;

  /** Room for some ten thousand objects. */
  private static final int MAX_REQUEST = 1 << 21;

  private static final DicomReader REQUESTS =
      new DicomReader(new ReadLimits(MAX_REQUEST, MAX_REQUEST, 100_000, 2));

  private final CommitmentChecks checks;

  CommitmentService(CommitmentChecks checks) {
    this.checks = checks;
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
      return tooMuch(command);
    }
    return REQUESTS
        .readDataSet(request, context.syntax())
        .fold(content -> response(command, context, reports, content), refused -> invalid(command));
  }

  private DataSet response(
      Command command, Context context, PendingReports reports, DataSet request) {
    Optional<Uid> transaction = request.uid(CommitmentReport.TRANSACTION);
    List<Optional<ObjectReference>> objects =
        request.items(CommitmentReport.REFERENCED).stream().map(ObjectReference::of).toList();
    if (transaction.isEmpty()
        || objects.isEmpty()
        || !objects.stream().allMatch(Optional::isPresent)) {
      return invalid(command);
    }
    Optional<CompletableFuture<CommitmentReport>> report =
        checks.begin(transaction.get(), objects.stream().map(Optional::get).toList());
    report.ifPresent(it -> reports.add(context, it));
    return report.isPresent() ? command.response(Status.SUCCESS, "") : tooMuch(command);
  }

  private static DataSet tooMuch(Command command) {
    return command.response(Status.RESOURCE_LIMITATION, "too much at once");
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
