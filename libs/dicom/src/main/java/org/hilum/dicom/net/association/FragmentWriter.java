package org.hilum.dicom.net.association;

/** Cuts commands and data sets into units that the peer takes, one fragment each. */
final class FragmentWriter {
  private static final int COMMAND = 1;
  private static final int LAST = 2;
  private static final int HEADER = 6;

  private final PduChannel channel;
  private final int longest;

  /**
   * @param longest of a unit, bytes after its header
   */
  FragmentWriter(PduChannel channel, int longest) {
    this.channel = channel;
    this.longest = longest;
  }

  void command(int contextId, byte[] command) throws BrokenAssociationException {
    write(contextId, COMMAND, command);
  }

  void dataSet(int contextId, byte[] dataSet) throws BrokenAssociationException {
    write(contextId, 0, dataSet);
  }

  private void write(int contextId, int kind, byte[] bytes) throws BrokenAssociationException {
    int room = (longest - HEADER) & ~1; // fragments are even
    for (int from = 0; from == 0 || from < bytes.length; from += room) {
      int size = Math.min(room, bytes.length - from);
      int control = kind | (from + size == bytes.length ? LAST : 0);
      channel.write(
          new Layout()
              .number32(size + 2)
              .byteOf(contextId)
              .byteOf(control)
              .bytes(bytes, from, size)
              .unit(Pdu.DATA_TRANSFER));
    }
  }
}
