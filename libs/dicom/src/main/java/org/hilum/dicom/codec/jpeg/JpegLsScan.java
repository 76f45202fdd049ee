package org.hilum.dicom.codec.jpeg;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import java.util.Arrays;
import org.hilum.dicom.codec.DamagedFrameException;

/** One scan of JPEG-LS, line by line (ITU-T T.87, annexes A and B). */
final class JpegLsScan {
  private static final int BY_SAMPLE = 2;

  private final ScanHeader scan;
  private final EntropyCodedData data;
  private final JpegLsCoding coding;
  private final boolean isBySample;
  private final int rows;
  private final int columns;
  private final int step;
  private final int linesPerInterval;
  private final byte[] regions;
  // Of each component the line above and the line itself, with a sample beyond either end.
  private int[][] above;
  private int[][] lines;
  private JpegLsBits bits;
  private JpegLsModel model;
  private JpegLsRuns runs;

  JpegLsScan(FrameHeader frame, Scans scans) throws DamagedFrameException {
    scan = scans.scan();
    int mode = scan.last();
    boolean isAlone = scan.components().length == 1;
    if (mode > BY_SAMPLE || mode == 0 && !isAlone) {
      throw damaged(
          "a JPEG-LS scan of %d components is interleaved in mode %d",
          scan.components().length, mode);
    }
    // Of one component, some encoders claim to have interleaved it.
    isBySample = mode == BY_SAMPLE && !isAlone;
    coding =
        JpegLsCoding.of(
            frame.precision(), scan.first(), scans.tables().preset().orElse(JpegLsPreset.DEFAULTS));
    rows = frame.rows();
    columns = frame.columns();
    step = frame.components().size();
    int interval = scans.tables().restartInterval();
    linesPerInterval = interval == 0 ? rows : interval;
    regions = coding.regions();
    data = scans.data(EntropyCodedData.JPEG_LS);
  }

  void decode(short[] values) throws DamagedFrameException {
    for (int row = 0; row < rows; row++) {
      if (row % linesPerInterval == 0) {
        begin(row);
      }
      decodeLines();
      for (int i = 0; i < lines.length; i++) {
        copy(lines[i], values, row * columns * step + scan.components()[i]);
      }
      int[][] done = above;
      above = lines;
      lines = done;
    }
  }

  /** Begins an interval, as if it were another frame. */
  private void begin(int row) throws DamagedFrameException {
    if (row > 0) {
      data.restart();
    }
    int components = scan.components().length;
    above = new int[components][columns + 2];
    lines = new int[components][columns + 2];
    bits = new JpegLsBits(data);
    model = new JpegLsModel(coding, bits);
    runs = new JpegLsRuns(coding, bits, components);
  }

  private void decodeLines() throws DamagedFrameException {
    for (int i = 0; i < lines.length; i++) {
      above[i][columns + 1] = above[i][columns];
      lines[i][0] = above[i][1];
    }
    if (isBySample) {
      decodeTogether();
      return;
    }
    for (int i = 0; i < lines.length; i++) {
      decodeLine(i, above[i], lines[i]);
    }
  }

  private void decodeLine(int component, int[] over, int[] line) throws DamagedFrameException {
    int x = 1;
    while (x <= columns) {
      int gradients = gradients(over, line, x);
      if (gradients != 0) {
        line[x] = model.sample(gradients, line[x - 1], over[x], over[x - 1]);
        x++;
      } else {
        x = decodeRun(component, over, line, x);
      }
    }
  }

  private int decodeRun(int component, int[] over, int[] line, int x) throws DamagedFrameException {
    int end = x + runs.length(component, columns + 1 - x);
    Arrays.fill(line, x, end, line[x - 1]);
    if (end > columns) {
      return end;
    }
    line[end] = runs.interruption(component, line[end - 1], over[end]);
    runs.shorten(component);
    return end + 1;
  }

  /** Lines whose samples are interleaved: a run is one of all components. */
  private void decodeTogether() throws DamagedFrameException {
    int x = 1;
    while (x <= columns) {
      int any = 0;
      for (int i = 0; i < lines.length; i++) {
        any |= gradients(above[i], lines[i], x);
      }
      x = any != 0 ? decodePixel(x) : decodeRunTogether(x);
    }
  }

  private int decodePixel(int x) throws DamagedFrameException {
    for (int i = 0; i < lines.length; i++) {
      int[] line = lines[i];
      int[] over = above[i];
      line[x] = model.sample(gradients(over, line, x), line[x - 1], over[x], over[x - 1]);
    }
    return x + 1;
  }

  private int decodeRunTogether(int x) throws DamagedFrameException {
    int end = x + runs.length(0, columns + 1 - x);
    for (int[] line : lines) {
      Arrays.fill(line, x, end, line[x - 1]);
    }
    if (end > columns) {
      return end;
    }
    for (int i = 0; i < lines.length; i++) {
      lines[i][end] = runs.interruptionOfAll(0, lines[i][end - 1], above[i][end]);
    }
    runs.shorten(0);
    return end + 1;
  }

  /** The signed number of a sample's context; 0 where nothing changes (T.87, A.3). */
  private int gradients(int[] over, int[] line, int x) {
    int largest = coding.largest();
    int corner = over[x - 1];
    return 81 * regions[over[x + 1] - over[x] + largest]
        + 9 * regions[over[x] - corner + largest]
        + regions[corner - line[x - 1] + largest];
  }

  private void copy(int[] line, short[] values, int start) {
    for (int x = 0; x < columns; x++) {
      values[start + x * step] = (short) (line[x + 1] << scan.pointTransform());
    }
  }
}
