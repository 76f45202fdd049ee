package org.hilum.dicom.codec;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;

/**
 * A codestream taken apart into tiles (ITU-T T.800, annex A).
 *
 * @param tiles all of them, by number
 */
record J2kCodestream(J2kSize size, Map<Integer, Tile> tiles) {
  private static final int SOT_PARAMETERS = 8;

  /**
   * @param parameters what main and tile headers say
   * @param packets of all its tile-parts
   */
  record Tile(J2kParameters parameters, ByteArrayOutputStream packets) {}

  static J2kCodestream parse(byte[] frame, FrameFormat format) throws DamagedFrameException {
    if (!J2kSegment.isMarker(frame, 0, J2kSegment.SOC)
        || !J2kSegment.isMarker(frame, 2, J2kSegment.SIZ)) {
      throw damaged("the frame does not begin as a JPEG 2000 codestream does");
    }
    J2kSegment segment = J2kSegment.at(frame, 2);
    J2kSize size = J2kSize.parse(segment, format);
    J2kParameters parameters = new J2kParameters(size.components(), size.precision());
    segment = J2kSegment.at(frame, segment.end());
    while (segment.marker() != J2kSegment.SOT) {
      parameters.read(segment);
      segment = J2kSegment.at(frame, segment.end());
    }
    J2kCodestream codestream = new J2kCodestream(size, new TreeMap<>());
    codestream.readTileParts(segment, parameters);
    return codestream;
  }

  private void readTileParts(J2kSegment first, J2kParameters main) throws DamagedFrameException {
    byte[] frame = first.frame();
    int end = readTilePart(first, main);
    while (!J2kSegment.isMarker(frame, end, J2kSegment.EOC)) {
      J2kSegment segment = J2kSegment.at(frame, end);
      if (segment.marker() != J2kSegment.SOT) {
        throw damaged("no tile-part of JPEG 2000 at byte %d", end);
      }
      end = readTilePart(segment, main);
    }
    if (tiles.size() != size.tiles()) {
      throw damaged(
          "the JPEG 2000 codestream has %d tiles, expected %d", tiles.size(), size.tiles());
    }
    for (Tile tile : tiles.values()) {
      tile.parameters().requireComplete();
    }
  }

  /** Returns where it ends. */
  private int readTilePart(J2kSegment start, J2kParameters main) throws DamagedFrameException {
    byte[] frame = start.frame();
    int number = start.unsigned16(0);
    int end = endOf(start);
    if (number >= size.tiles()) {
      throw damaged("JPEG 2000 tile %d of %d at byte %d", number, size.tiles(), start.start());
    }
    Tile tile =
        tiles.computeIfAbsent(number, it -> new Tile(main.copy(), new ByteArrayOutputStream()));
    int at = start.end();
    while (!J2kSegment.isMarker(frame, at, J2kSegment.SOD)) {
      J2kSegment segment = J2kSegment.at(frame, at);
      tile.parameters().read(segment);
      at = segment.end();
    }
    if (at + 2 > end) {
      throw damaged("the JPEG 2000 tile-part at byte %d is shorter than its header", start.start());
    }
    tile.packets().write(frame, at + 2, end - at - 2);
    return end;
  }

  /** By its length; one of length 0 reaches to the end of the codestream (A.4.2). */
  private static int endOf(J2kSegment start) throws DamagedFrameException {
    byte[] frame = start.frame();
    int length = start.unsigned32(2);
    if (start.length() != SOT_PARAMETERS || length > frame.length - start.start() + 4) {
      throw damaged("the JPEG 2000 tile-part at byte %d reaches past the end", start.start());
    }
    if (length > 0) {
      return start.start() - 4 + length;
    }
    int end = frame.length - 2;
    while (end > start.end() && !J2kSegment.isMarker(frame, end, J2kSegment.EOC)) {
      end--;
    }
    return end;
  }
}
