package org.hilum.dicom.codec.jpeg2000;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import org.hilum.dicom.codec.DamagedFrameException;

/** Bits of packet headers: after FF, a byte has seven (ITU-T T.800, B.10.1). */
final class PacketBits {
  private final byte[] packets;
  private int position;
  private int current;
  private int remaining;

  PacketBits(byte[] packets, int position) {
    this.packets = packets;
    this.position = position;
  }

  int next() throws DamagedFrameException {
    if (remaining == 0) {
      boolean isAfterFf = current == 0xFF;
      current = nextByte();
      remaining = isAfterFf ? 7 : 8;
    }
    remaining--;
    return current >> remaining & 1;
  }

  int read(int size) throws DamagedFrameException {
    int value = 0;
    for (int i = 0; i < size; i++) {
      value = value << 1 | next();
    }
    return value;
  }

  /** The first byte after the header. */
  int end() throws DamagedFrameException {
    if (current == 0xFF) {
      nextByte();
    }
    return position;
  }

  private int nextByte() throws DamagedFrameException {
    if (position >= packets.length) {
      throw damaged("a JPEG 2000 tile ends before its last packet");
    }
    return packets[position++] & 0xFF;
  }
}
