package org.hilum.dicom.codec.jpeg2000;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import java.util.ArrayList;
import java.util.List;
import org.hilum.dicom.codec.DamagedFrameException;

/** Reads the packets of a tile (ITU-T T.800, B.9 and B.10). */
final class Packets {
  private static final int SOP = 0xFF91;
  private static final int SOP_BYTES = 6;
  private static final int EPH = 0xFF92;

  private final byte[] packets;
  private int position;

  Packets(byte[] packets) {
    this.packets = packets;
  }

  /** Hands all packets to the code-blocks they are about. */
  void read(List<Precinct> precincts, Parameters parameters) throws DamagedFrameException {
    for (List<Precinct> group : Progression.groups(parameters.progression(), precincts)) {
      for (int layer = 0; layer < parameters.layers(); layer++) {
        for (Precinct precinct : group) {
          readPacket(precinct, layer);
        }
      }
    }
  }

  private void readPacket(Precinct precinct, int layer) throws DamagedFrameException {
    if (MarkerSegment.isMarker(packets, position, SOP)) {
      position += SOP_BYTES;
    }
    List<Contribution> body = new ArrayList<>();
    PacketBits bits = new PacketBits(packets, position);
    if (bits.next() == 1) {
      for (BlockGrid band : precinct.bands()) {
        band.readHeader(layer, bits, body);
      }
    }
    position = bits.end();
    if (MarkerSegment.isMarker(packets, position, EPH)) {
      position += 2;
    }
    for (Contribution part : body) {
      if (part.length() > packets.length - position) {
        throw damaged("a JPEG 2000 tile ends within a packet");
      }
      part.block().append(part.segment(), packets, position, part.length());
      position += part.length();
    }
  }
}
