package org.hilum.dicom.net;

import java.io.IOException;
import java.io.OutputStream;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.net.association.Abort;
import org.hilum.dicom.net.association.Association;
import org.hilum.dicom.net.association.BrokenAssociationException;
import org.hilum.dicom.net.association.Context;
import org.hilum.dicom.net.association.Message;

/** What peers may ask for (PS3.7 9.1). */
final class Operations {
  private final StoreService store;
  private final CommitmentService commitment;

  Operations(StoreService store, CommitmentService commitment) {
    this.store = store;
    this.commitment = commitment;
  }

  /**
   * Performs the operation that begins, and answers.
   *
   * @param reports of this association; it gets what the peer is to be told afterwards
   */
  void perform(Peer peer, Association association, PendingReports reports) throws IOException {
    Message message = association.message();
    Command command = new Command(message.command());
    int field = command.field().orElse(Command.RESPONSE);
    if (field == Command.CANCEL) {
      return; // nothing here takes long enough
    }
    if (reports.isAnsweredBy(command)) {
      return;
    }
    if ((field & Command.RESPONSE) != 0 || command.messageId().isEmpty()) {
      throw BrokenAssociationException.violated(Abort.BY_USER, "a command that is no request");
    }
    DataSet response = response(peer, message.context(), command, association, reports);
    association.pause();
    association.send(message.context(), response);
  }

  private DataSet response(
      Peer peer, Context context, Command command, Association association, PendingReports reports)
      throws IOException {
    int field = command.field().orElseThrow();
    if (field == Command.STORE) {
      return response(command, store.store(peer, context, command, association));
    }
    if (field == Command.ACTION
        && context.abstractSyntax().equals(SopClasses.STORAGE_COMMITMENT.value())) {
      return commitment.response(command, context, association, reports);
    }
    if (command.hasDataSet()) {
      association.dataSet(context).transferTo(OutputStream.nullOutputStream());
    }
    if (field != Command.ECHO) {
      return command.response(Status.UNRECOGNIZED_OPERATION, "not offered here");
    }
    return context.abstractSyntax().equals(SopClasses.VERIFICATION.value())
        ? command.response(Status.SUCCESS, "")
        : command.response(Status.SOP_CLASS_NOT_SUPPORTED, "no context of verification");
  }

  private static DataSet response(Command command, StoreOutcome outcome) {
    return outcome instanceof StoreOutcome.Refused refused
        ? command.response(refused.status(), refused.comment())
        : command.response(Status.SUCCESS, "");
  }
}
