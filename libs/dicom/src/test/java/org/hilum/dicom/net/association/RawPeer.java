package org.hilum.dicom.net.association;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;

/** A peer that sends whatever a test wants. */
public final class RawPeer implements Closeable {
  public static final int COMMAND = 1;
  public static final int LAST = 2;

  private static final int PATIENCE_MS = 30_000;

  /** One unit as it came. */
  public record Unit(int type, byte[] body) {
    public static final Unit USER_ABORT = abort(0, 0);

    public static Unit abort(int source, int reason) {
      return new Unit(Pdu.ABORT, new byte[] {0, 0, (byte) source, (byte) reason});
    }

    public static Unit reject(int result, int source, int reason) {
      byte[] body = {0, (byte) result, (byte) source, (byte) reason};
      return new Unit(Pdu.ASSOCIATE_REJECT, body);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Unit that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
      return toString().hashCode();
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder("unit " + type);
      for (byte each : body) {
        text.append(" %02x".formatted(each));
      }
      return text.toString();
    }
  }

  private final Socket socket;
  private final DataInputStream in;

  public RawPeer(int port) throws IOException {
    this(port, InetAddress.getLoopbackAddress());
  }

  /**
   * @param from one of this machine's addresses
   */
  public RawPeer(int port, InetAddress from) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port, from, 0);
    socket.setSoTimeout(PATIENCE_MS);
    in = new DataInputStream(socket.getInputStream());
  }

  public RawPeer send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** Sends no more, and still reads. */
  public RawPeer finish() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Asks for an association and gets it. */
  public RawPeer associate(ProposedContext... contexts) throws IOException {
    send(request(0, contexts));
    acceptance();
    return this;
  }

  public AssociateAccept acceptance() throws IOException {
    return (AssociateAccept) new PduReader(in).read(in.readUnsignedByte());
  }

  /** The next one; empty where the server has closed the connection. */
  public Optional<Unit> unit() throws IOException {
    try {
      int type = in.readUnsignedByte();
      in.readByte();
      byte[] body = new byte[in.readInt()];
      in.readFully(body);
      return Optional.of(new Unit(type, body));
    } catch (EOFException | SocketException e) {
      return Optional.empty();
    }
  }

  /** Reads whatever comes until the server has closed the connection. */
  public void skipToTheEnd() throws IOException {
    try {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (SocketException e) {
      // that is an end too
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /**
   * @param maxLength of the units that this peer takes
   */
  public static byte[] request(long maxLength, ProposedContext... contexts) {
    return request(AssociateRequest.FIRST_VERSION, AssociateRequest.DICOM, maxLength, contexts);
  }

  public static byte[] request(
      int version, String applicationContext, long maxLength, ProposedContext... contexts) {
    return PduWriter.bytes(
        new AssociateRequest(
            version,
            "HILUM",
            "RAW",
            applicationContext,
            List.of(contexts),
            new UserInformation(maxLength, "1.2.3", "RAW")));
  }

  /** One fragment in a unit of its own. */
  public static byte[] fragment(int contextId, int control, byte[] bytes) {
    return new Layout()
        .number32(bytes.length + 2)
        .byteOf(contextId)
        .byteOf(control)
        .bytes(bytes, 0, bytes.length)
        .unit(Pdu.DATA_TRANSFER);
  }

  /** A unit that claims a length. */
  public static byte[] claiming(int type, long length, int... body) {
    byte[] header = new Layout().byteOf(type).zeros(1).number32(length).unit(0);
    byte[] unit = new byte[6 + body.length];
    System.arraycopy(header, 6, unit, 0, 6);
    for (int i = 0; i < body.length; i++) {
      unit[6 + i] = (byte) body[i];
    }
    return unit;
  }
}
