package org.hilum.dicom.codec.jpeg;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import java.util.Optional;
import org.hilum.dicom.codec.DamagedFrameException;

/** What the segments before a scan have laid down for it (ITU-T T.81, B.2.4; T.87, C.2.4). */
final class Tables {
  private static final int[] ZIGZAG = Zigzag.order();

  private final HuffmanTable[] dc = new HuffmanTable[4];
  private final HuffmanTable[] ac = new HuffmanTable[4];
  private final int[][] quantization = new int[4][];
  private int restartInterval;
  private JpegLsPreset preset;

  void read(MarkerSegment segment) throws DamagedFrameException {
    switch (segment.marker()) {
      case MarkerSegment.DHT -> readHuffmanTables(segment);
      case MarkerSegment.DQT -> readQuantizationTables(segment);
      case MarkerSegment.DRI -> readRestartInterval(segment);
      case MarkerSegment.LSE -> preset = JpegLsPreset.parse(segment);
      default -> {
        // Application data and comments say nothing about the samples.
      }
    }
  }

  /** In units of the process: MCUs in JPEG, lines in JPEG-LS; 0 where there are no restarts. */
  int restartInterval() {
    return restartInterval;
  }

  Optional<JpegLsPreset> preset() {
    return Optional.ofNullable(preset);
  }

  HuffmanTable dc(int number) throws DamagedFrameException {
    return defined(dc, number, "DC Huffman table");
  }

  HuffmanTable ac(int number) throws DamagedFrameException {
    return defined(ac, number, "AC Huffman table");
  }

  /** Steps in row order, not in zigzag order. */
  int[] quantization(int number) throws DamagedFrameException {
    return defined(quantization, number, "quantization table");
  }

  private static <T> T defined(T[] tables, int number, String what) throws DamagedFrameException {
    if (number >= tables.length || tables[number] == null) {
      throw damaged("a JPEG scan uses %s %d, which is not defined", what, number);
    }
    return tables[number];
  }

  private void readHuffmanTables(MarkerSegment segment) throws DamagedFrameException {
    int at = 0;
    while (at < segment.length()) {
      int head = segment.unsigned8(at);
      if ((head & 0xEC) != 0) {
        throw damaged("the JPEG defines Huffman table %02X, expected 0 to 3", head);
      }
      HuffmanTable table = HuffmanTable.parse(segment, at + 1);
      (head >> 4 == 0 ? dc : ac)[head & 3] = table;
      at += 1 + table.length();
    }
  }

  private void readQuantizationTables(MarkerSegment segment) throws DamagedFrameException {
    int at = 0;
    while (at < segment.length()) {
      int head = segment.unsigned8(at);
      if ((head & 0xEC) != 0) {
        throw damaged("the JPEG defines quantization table %02X, expected 0 to 3", head);
      }
      int bytes = 1 + (head >> 4);
      int[] steps = new int[64];
      for (int i = 0; i < 64; i++) {
        int offset = at + 1 + i * bytes;
        steps[ZIGZAG[i]] = bytes == 1 ? segment.unsigned8(offset) : segment.unsigned16(offset);
      }
      quantization[head & 3] = steps;
      at += 1 + 64 * bytes;
    }
  }

  private void readRestartInterval(MarkerSegment segment) throws DamagedFrameException {
    int interval = 0;
    for (int i = 0; i < segment.length(); i++) {
      interval = Math.min(interval, 0xFFFF) << 8 | segment.unsigned8(i);
    }
    restartInterval = interval;
  }
}
