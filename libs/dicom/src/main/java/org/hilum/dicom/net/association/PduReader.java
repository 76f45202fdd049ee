package org.hilum.dicom.net.association;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Reads one unit, of a unit of data its header only. A length is tested before it is believed. */
final class PduReader {
  /** Of units of data, bytes after the header: what this side announces. */
  static final int MAX_DATA = 1 << 17;

  /** Room for 128 contexts of 28 syntaxes each. */
  private static final int MAX_ASSOCIATE = 1 << 18;

  private static final int FIXED = 4;

  private final InputStream in;

  PduReader(InputStream in) {
    this.in = in;
  }

  /**
   * @param type the byte before, which was read already
   */
  Pdu read(int type) throws IOException {
    if (type < Pdu.ASSOCIATE_REQUEST || type > Pdu.ABORT) {
      throw BrokenAssociationException.violated(
          Abort.UNRECOGNIZED_PDU, "there is no unit of type %d".formatted(type));
    }
    exactly(1); // reserved
    long length = number32();
    return switch (type) {
      case Pdu.ASSOCIATE_REQUEST -> new AssociateReader(items(length, MAX_ASSOCIATE)).request();
      case Pdu.ASSOCIATE_ACCEPT -> new AssociateReader(items(length, MAX_ASSOCIATE)).accept();
      case Pdu.ASSOCIATE_REJECT -> {
        byte[] reject = fixed(length);
        yield new AssociateReject(reject[1], reject[2], reject[3]);
      }
      case Pdu.DATA_TRANSFER -> new Pdu.DataTransfer(within(length, MAX_DATA));
      case Pdu.ABORT -> {
        byte[] abort = fixed(length);
        yield new Abort(abort[2], abort[3]);
      }
      default -> {
        fixed(length);
        yield type == Pdu.RELEASE_REQUEST ? new Pdu.ReleaseRequest() : new Pdu.ReleaseResponse();
      }
    };
  }

  long number32() throws IOException {
    return ByteBuffer.wrap(exactly(Integer.BYTES)).getInt() & 0xFFFF_FFFFL;
  }

  /** Memory grows with what has come. */
  byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw BrokenAssociationException.gone("the peer closed the connection within a unit");
    }
    return bytes;
  }

  /** Some of a fragment's bytes, one at least. */
  int some(byte[] target, int offset, int length) throws IOException {
    int count = in.read(target, offset, length);
    if (count < 0) {
      throw BrokenAssociationException.gone("the peer closed the connection within a fragment");
    }
    return count;
  }

  private ItemReader items(long length, int limit) throws IOException {
    return new ItemReader(0, ByteBuffer.wrap(exactly(within(length, limit))));
  }

  private byte[] fixed(long length) throws IOException {
    if (length != FIXED) {
      throw BrokenAssociationException.violated(
          Abort.INVALID_PARAMETER, "a unit of %d bytes, expected %d".formatted(length, FIXED));
    }
    return exactly(FIXED);
  }

  private static int within(long length, int limit) throws BrokenAssociationException {
    if (length == 0 || length > limit) {
      throw BrokenAssociationException.violated(
          Abort.INVALID_PARAMETER, "a unit of %d bytes, at most %d".formatted(length, limit));
    }
    return (int) length;
  }
}
