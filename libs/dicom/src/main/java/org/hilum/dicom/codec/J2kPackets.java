package org.hilum.dicom.codec;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import java.util.ArrayList;
import java.util.List;

/** Reads the packets of a tile (ITU-T T.800, B.9 and B.10). */
final class J2kPackets {
  private static final int SOP = 0xFF91;
  private static final int SOP_BYTES = 6;
  private static final int EPH = 0xFF92;

  private final byte[] packets;
  private int position;

  J2kPackets(byte[] packets) {
    this.packets = packets;
  }

  /** Hands all packets to the code-blocks they are about. */
  void read(List<J2kPrecinct> precincts, J2kParameters parameters) throws DamagedFrameException {
    for (List<J2kPrecinct> group : J2kProgression.groups(parameters.progression(), precincts)) {
      for (int layer = 0; layer < parameters.layers(); layer++) {
        for (J2kPrecinct precinct : group) {
          readPacket(precinct, layer);
        }
      }
    }
  }

  private void readPacket(J2kPrecinct precinct, int layer) throws DamagedFrameException {
    if (J2kSegment.isMarker(packets, position, SOP)) {
      position += SOP_BYTES;
    }
    List<J2kContribution> body = new ArrayList<>();
    J2kPacketBits bits = new J2kPacketBits(packets, position);
    if (bits.next() == 1) {
      for (J2kBlockGrid band : precinct.bands()) {
        band.readHeader(layer, bits, body);
      }
    }
    position = bits.end();
    if (J2kSegment.isMarker(packets, position, EPH)) {
      position += 2;
    }
    for (J2kContribution part : body) {
      if (part.length() > packets.length - position) {
        throw damaged("a JPEG 2000 tile ends within a packet");
      }
      part.block().append(part.segment(), packets, position, part.length());
      position += part.length();
    }
  }
}
