package org.hilum.dicom.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.association.AeTitle;
import org.hilum.dicom.net.association.AssociateReject;
import org.hilum.dicom.net.association.Opening;
import org.hilum.dicom.net.association.ProposedContext;
import org.hilum.dicom.net.association.RawPeer;
import org.hilum.dicom.net.association.Timeouts;

/** A server and those who talk to it. */
final class Ward implements AutoCloseable {
  static final AeTitle HILUM = new AeTitle("HILUM");
  static final AccessRules OPEN = new AccessRules(HILUM, Set.of(), Set.of());

  /** For peers that do what they should. */
  static final Timeouts AMPLE =
      new Timeouts(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(60));

  /** For peers that never do. */
  static final Timeouts BRISK =
      new Timeouts(Duration.ofMillis(1_000), Duration.ofMillis(1_500), Duration.ofMillis(2_000));

  static final int OBJECT_BYTES = 1_000_000;
  static final ServerLimits LIMITS = new ServerLimits(8, OBJECT_BYTES, AMPLE);

  private final DimseServer server;
  private final SocketFactory sockets;

  private Ward(DimseServer server, SocketFactory sockets) {
    this.server = server;
    this.sockets = sockets;
  }

  static Ward with(StoreHandler handler) throws IOException {
    return with(OPEN, LIMITS, MemorySpool::new, handler);
  }

  static Ward with(
      AccessRules access, ServerLimits limits, Spool.Factory spools, StoreHandler handler)
      throws IOException {
    return with(
        access,
        limits,
        spools,
        handler,
        ServerSocketFactory.getDefault(),
        SocketFactory.getDefault());
  }

  static Ward with(
      AccessRules access,
      ServerLimits limits,
      Spool.Factory spools,
      StoreHandler handler,
      ServerSocketFactory serverSockets,
      SocketFactory sockets)
      throws IOException {
    ServerSettings settings =
        new ServerSettings(0, access, SopClasses.RADIOGRAPHS, limits, serverSockets);
    return new Ward(DimseServer.start(settings, spools, handler), sockets);
  }

  static Ward committing(CommitmentSettings commitment) throws IOException {
    return committing(commitment, LIMITS);
  }

  static Ward committing(CommitmentSettings commitment, ServerLimits limits) throws IOException {
    return committing(commitment, limits, ServerSocketFactory.getDefault());
  }

  static Ward committing(
      CommitmentSettings commitment, ServerLimits limits, ServerSocketFactory sockets)
      throws IOException {
    ServerSettings settings = new ServerSettings(0, OPEN, SopClasses.RADIOGRAPHS, limits, sockets);
    StoreHandler handler = object -> new StoreOutcome.Stored();
    return new Ward(
        DimseServer.start(settings, MemorySpool::new, handler, commitment),
        SocketFactory.getDefault());
  }

  DimseServer server() {
    return server;
  }

  DimseClient client(String calling, String called) {
    return new DimseClient(
        new ClientSettings(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()),
            new AeTitle(called),
            new AeTitle(calling),
            AMPLE,
            sockets));
  }

  Opening<ClientAssociation> open(Uid sopClass, TransferSyntax... syntaxes) throws IOException {
    return client("DEVICE", "HILUM").open(Set.of(sopClass), Set.of(syntaxes));
  }

  /** For computed radiographs. */
  ClientAssociation associate(TransferSyntax... syntaxes) throws IOException {
    return opened(open(SopClasses.COMPUTED_RADIOGRAPHY, syntaxes));
  }

  static ClientAssociation opened(Opening<ClientAssociation> opening) {
    return opening.fold(
        association -> association,
        reject -> {
          throw new AssertionError(reject);
        });
  }

  static AssociateReject rejected(Opening<ClientAssociation> opening) {
    return opening.fold(
        association -> {
          throw new AssertionError("no reject");
        },
        reject -> reject);
  }

  /** The status that the peer answered. */
  static int status(Sending sending) {
    if (sending instanceof Sending.Answered answered) {
      return answered.status();
    }
    throw new AssertionError("nothing was sent");
  }

  int store(DicomFile file) throws IOException {
    ClientAssociation association = associate(file.syntax());
    int status = status(association.store(file));
    association.release();
    return status;
  }

  RawPeer raw() throws IOException {
    return new RawPeer(server.port());
  }

  RawPeer raw(InetAddress from) throws IOException {
    return new RawPeer(server.port(), from);
  }

  /** A context of computed radiographs. */
  static ProposedContext radiographs(int id) {
    return new ProposedContext(
        id,
        SopClasses.COMPUTED_RADIOGRAPHY.value(),
        List.of(TransferSyntax.IMPLICIT_LITTLE_ENDIAN.uid()));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
