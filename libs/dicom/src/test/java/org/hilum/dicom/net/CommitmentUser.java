package org.hilum.dicom.net;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import javax.net.SocketFactory;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.association.Acceptor;
import org.hilum.dicom.net.association.AeTitle;
import org.hilum.dicom.net.association.AnsweredContext;
import org.hilum.dicom.net.association.AssociateRequest;
import org.hilum.dicom.net.association.Association;
import org.hilum.dicom.net.association.Context;
import org.hilum.dicom.net.association.Message;
import org.hilum.dicom.net.association.Opening;
import org.hilum.dicom.net.association.ProposedContext;
import org.hilum.dicom.net.association.Requestor;
import org.hilum.dicom.net.association.Watchdog;

/** A device that asks a server to commit itself, and hears what it reports. */
final class CommitmentUser implements Closeable {
  static final AeTitle DEVICE = new AeTitle("DEVICE");
  private static final String SYNTAX = TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid();

  /** What a server reports. */
  record Report(int eventType, DataSet content) {}

  private final Watchdog watchdog = new Watchdog();
  private final Association association;
  private int lastMessageId;
  private Command lastReport;

  private CommitmentUser(Socket socket) throws IOException {
    Opening<Association> opening =
        new Requestor(socket, Ward.AMPLE, watchdog)
            .request(
                Ward.HILUM,
                DEVICE,
                List.of(
                    new ProposedContext(1, SopClasses.STORAGE_COMMITMENT.value(), List.of(SYNTAX)),
                    new ProposedContext(3, SopClasses.VERIFICATION.value(), List.of(SYNTAX))));
    this.association =
        opening.fold(
            it -> it,
            reject -> {
              throw new AssertionError(reject);
            });
  }

  private CommitmentUser(Acceptor acceptor, AssociateRequest request) throws IOException {
    List<AnsweredContext> answers =
        request.contexts().stream()
            .map(it -> new AnsweredContext(it.id(), AnsweredContext.ACCEPTED, SYNTAX))
            .toList();
    this.association = acceptor.accept(request, answers);
  }

  static CommitmentUser of(Ward ward) throws IOException {
    return of(ward, SocketFactory.getDefault());
  }

  static CommitmentUser of(Ward ward, SocketFactory sockets) throws IOException {
    return new CommitmentUser(
        sockets.createSocket(InetAddress.getLoopbackAddress(), ward.server().port()));
  }

  /** Waits at a port of its own for a server that wants to report. */
  static CommitmentUser called(ServerSocket port) throws IOException {
    Acceptor acceptor = new Acceptor(port.accept(), Ward.AMPLE, new Watchdog());
    AssociateRequest request = acceptor.request();
    if (!request.contexts().stream().allMatch(ProposedContext::isProvider)) {
      throw new AssertionError("who reports must propose to be the provider");
    }
    return new CommitmentUser(acceptor, request);
  }

  Context context(Uid sopClass) {
    return association.contexts().values().stream()
        .filter(it -> it.abstractSyntax().equals(sopClass.value()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not agreed on: " + sopClass));
  }

  boolean isAgreedOn(Uid sopClass) {
    return association.contexts().values().stream()
        .anyMatch(it -> it.abstractSyntax().equals(sopClass.value()));
  }

  CommitmentUser ask(DataSet request) throws IOException {
    return ask(
        Command.action(
            ++lastMessageId,
            SopClasses.STORAGE_COMMITMENT,
            SopClasses.STORAGE_COMMITMENT_INSTANCE,
            1),
        DicomWriter.dataSet(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, request));
  }

  CommitmentUser ask(DataSet command, byte[] request) throws IOException {
    association.send(context(SopClasses.STORAGE_COMMITMENT), command, request);
    return this;
  }

  CommitmentUser askForEcho() throws IOException {
    association.send(context(SopClasses.VERIFICATION), Command.echoRequest(++lastMessageId));
    return this;
  }

  /** The status of the answer that comes next. */
  int status() throws IOException {
    return next().status().orElseThrow(() -> new AssertionError("no answer"));
  }

  /** The report that comes next, not answered yet. */
  Report report() throws IOException {
    Command command = next();
    if (!command.field().orElseThrow().equals(Command.EVENT_REPORT)) {
      throw new AssertionError("no report");
    }
    Context context = context(SopClasses.STORAGE_COMMITMENT);
    byte[] content = association.dataSet(context).readAllBytes();
    lastReport = command;
    return new Report(
        command.eventType().orElseThrow(),
        new DicomReader(ReadLimits.standard())
            .readDataSet(content, context.syntax())
            .fold(
                it -> it,
                refused -> {
                  throw new AssertionError(refused);
                }));
  }

  CommitmentUser confirm(Status status) throws IOException {
    association.send(context(SopClasses.STORAGE_COMMITMENT), lastReport.response(status, ""));
    return this;
  }

  /** Lets go, and waits until the server has too. */
  void release() throws IOException {
    association.release();
  }

  /** Whether the server lets go. */
  boolean isReleased() throws IOException {
    boolean isReleased = !association.awaitMessage();
    association.confirmRelease();
    return isReleased;
  }

  @Override
  public void close() {
    association.close();
    watchdog.close();
  }

  private Command next() throws IOException {
    if (!association.awaitMessage()) {
      throw new AssertionError("the server lets go");
    }
    Message message = association.message();
    return new Command(message.command());
  }
}
