package org.hilum.dicom.codec.jpeg2000;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;
import org.hilum.dicom.codec.DamagedFrameException;
import org.hilum.dicom.codec.FrameFormat;

/**
 * A codestream taken apart into tiles (ITU-T T.800, annex A).
 *
 * @param tiles all of them, by number
 */
record Codestream(Size size, Map<Integer, TileData> tiles) {
  private static final int SOT_PARAMETERS = 8;

  /**
   * @param parameters what main and tile headers say
   * @param packets of all its tile-parts
   */
  record TileData(Parameters parameters, ByteArrayOutputStream packets) {}

  static Codestream parse(byte[] frame, FrameFormat format) throws DamagedFrameException {
    if (!MarkerSegment.isMarker(frame, 0, MarkerSegment.SOC)
        || !MarkerSegment.isMarker(frame, 2, MarkerSegment.SIZ)) {
      throw damaged("the frame does not begin as a JPEG 2000 codestream does");
    }
    MarkerSegment segment = MarkerSegment.at(frame, 2);
    Size size = Size.parse(segment, format);
    Parameters parameters = new Parameters(size.components(), size.precision());
    segment = MarkerSegment.at(frame, segment.end());
    while (segment.marker() != MarkerSegment.SOT) {
      parameters.read(segment);
      segment = MarkerSegment.at(frame, segment.end());
    }
    Codestream codestream = new Codestream(size, new TreeMap<>());
    codestream.readTileParts(segment, parameters);
    return codestream;
  }

  private void readTileParts(MarkerSegment first, Parameters main) throws DamagedFrameException {
    byte[] frame = first.frame();
    int end = readTilePart(first, main);
    while (!MarkerSegment.isMarker(frame, end, MarkerSegment.EOC)) {
      MarkerSegment segment = MarkerSegment.at(frame, end);
      if (segment.marker() != MarkerSegment.SOT) {
        throw damaged("no tile-part of JPEG 2000 at byte %d", end);
      }
      end = readTilePart(segment, main);
    }
    if (tiles.size() != size.tiles()) {
      throw damaged(
          "the JPEG 2000 codestream has %d tiles, expected %d", tiles.size(), size.tiles());
    }
    for (TileData tile : tiles.values()) {
      tile.parameters().requireComplete();
    }
  }

  /** Returns where it ends. */
  private int readTilePart(MarkerSegment start, Parameters main) throws DamagedFrameException {
    byte[] frame = start.frame();
    int number = start.unsigned16(0);
    int end = endOf(start);
    if (number >= size.tiles()) {
      throw damaged("JPEG 2000 tile %d of %d at byte %d", number, size.tiles(), start.start());
    }
    TileData tile =
        tiles.computeIfAbsent(number, it -> new TileData(main.copy(), new ByteArrayOutputStream()));
    int at = start.end();
    while (!MarkerSegment.isMarker(frame, at, MarkerSegment.SOD)) {
      MarkerSegment segment = MarkerSegment.at(frame, at);
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
  private static int endOf(MarkerSegment start) throws DamagedFrameException {
    byte[] frame = start.frame();
    int length = start.unsigned32(2);
    if (start.length() != SOT_PARAMETERS || length > frame.length - start.start() + 4) {
      throw damaged("the JPEG 2000 tile-part at byte %d reaches past the end", start.start());
    }
    if (length > 0) {
      return start.start() - 4 + length;
    }
    int end = frame.length - 2;
    while (end > start.end() && !MarkerSegment.isMarker(frame, end, MarkerSegment.EOC)) {
      end--;
    }
    return end;
  }
}
