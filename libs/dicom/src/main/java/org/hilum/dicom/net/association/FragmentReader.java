package org.hilum.dicom.net.association;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Puts commands and data sets together again from their fragments (PS3.8 9.3.5.1 and annex E).
 * Holds no more of them than its reader asks for.
 */
final class FragmentReader {
  private static final int HEADER = 6;
  private static final int OWN_HEADER = 2;
  private static final int COMMAND = 1;
  private static final int LAST = 2;

  private final PduChannel channel;
  private int leftInUnit;
  private int leftInFragment;
  private int contextId;
  private boolean isCommand;
  private boolean isLast;

  FragmentReader(PduChannel channel) {
    this.channel = channel;
  }

  int contextId() {
    return contextId;
  }

  /** Whether a unit has more fragments, which need not be waited for. */
  boolean isWithinUnit() {
    return leftInUnit > 0;
  }

  /**
   * Goes to the next fragment.
   *
   * @return whether there is one; otherwise the peer wants to release the association
   */
  boolean next() throws IOException {
    if (leftInUnit == 0) {
      Pdu unit = channel.read(channel.timeouts().idle(), Optional.of(Abort.BY_USER));
      if (unit instanceof Pdu.ReleaseRequest) {
        return false;
      }
      leftInUnit = data(unit).length();
    }
    readHeader();
    return true;
  }

  /** The command that begins with the fragment at hand. */
  InputStream command() throws IOException {
    requirePart(contextId, true);
    return new Part(contextId, true, true);
  }

  /** The data set that comes next; it is waited for when it is read. */
  InputStream dataSet(int context) {
    return new Part(context, false, false);
  }

  private void nextOf(int context, boolean command) throws IOException {
    if (!next()) {
      throw BrokenAssociationException.violated(
          Abort.BY_USER, "the peer wants to release in the middle of a message");
    }
    requirePart(context, command);
  }

  private void requirePart(int context, boolean command) throws BrokenAssociationException {
    if (contextId != context || isCommand != command) {
      throw BrokenAssociationException.violated(
          Abort.UNEXPECTED_PARAMETER,
          "a fragment of context %d, command %s; expected context %d, command %s"
              .formatted(contextId, isCommand, context, command));
    }
  }

  private void readHeader() throws IOException {
    if (leftInUnit < HEADER) {
      throw invalid("%d bytes are left in a unit, too few for a fragment".formatted(leftInUnit));
    }
    long length = channel.reader().number32();
    if (length < OWN_HEADER || length > leftInUnit - Integer.BYTES) {
      throw invalid("a fragment claims %d bytes of %d".formatted(length, leftInUnit));
    }
    byte[] header = channel.reader().exactly(OWN_HEADER);
    contextId = header[0] & 0xFF;
    isCommand = (header[1] & COMMAND) != 0;
    isLast = (header[1] & LAST) != 0;
    leftInFragment = (int) length - OWN_HEADER;
    leftInUnit -= HEADER;
  }

  private static Pdu.DataTransfer data(Pdu unit) throws BrokenAssociationException {
    if (unit instanceof Pdu.DataTransfer data) {
      return data;
    }
    if (unit instanceof Abort abort) {
      throw BrokenAssociationException.gone(
          "the peer aborted, source %d, reason %d".formatted(abort.source(), abort.reason()));
    }
    throw BrokenAssociationException.violated(
        Abort.UNEXPECTED_PDU,
        "%s within an association".formatted(unit.getClass().getSimpleName()));
  }

  private static BrokenAssociationException invalid(String message) {
    return BrokenAssociationException.violated(Abort.INVALID_PARAMETER, message);
  }

  /** To the last fragment of its kind. */
  private final class Part extends InputStream {
    private final int context;
    private final boolean command;
    private boolean hasBegun;

    /**
     * @param hasBegun whether its first fragment is at hand
     */
    Part(int context, boolean command, boolean hasBegun) {
      this.context = context;
      this.command = command;
      this.hasBegun = hasBegun;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      while (!hasBegun || leftInFragment == 0) {
        if (hasBegun && isLast) {
          return -1;
        }
        nextOf(context, command);
        hasBegun = true;
      }
      int count = channel.reader().some(target, offset, Math.min(length, leftInFragment));
      leftInFragment -= count;
      leftInUnit -= count;
      return count;
    }
  }
}
