package org.hilum.dicom.codec.jpeg;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import org.hilum.dicom.codec.DamagedFrameException;

/** One scan of lossless JPEG: differences row by row, each from what is predicted of it. */
final class LosslessScan {
  /** The difference of 32,768 has no bits after its code (ITU-T T.81, H.1.2.2). */
  private static final int LARGEST = 16;

  private final ScanHeader scan;
  private final EntropyCodedData data;
  private final HuffmanTable[] tables;
  private final int rows;
  private final int columns;
  private final int step;
  private final int precision;
  private final int rowsPerInterval;
  private final int[][] differences;

  LosslessScan(FrameHeader frame, Scans scans) throws DamagedFrameException {
    scan = scans.scan();
    rows = frame.rows();
    columns = frame.columns();
    step = frame.components().size();
    precision = frame.precision();
    tables = new HuffmanTable[scan.components().length];
    for (int i = 0; i < tables.length; i++) {
      tables[i] = scans.tables().dc(scan.tables()[i] >> 4);
      if (tables[i].largestSymbol() > LARGEST) {
        throw damaged("a JPEG Huffman table has differences of more than 16 bits");
      }
    }
    int interval = scans.tables().restartInterval();
    if (interval % columns != 0) {
      throw damaged("the JPEG restarts every %d of %d pixels a row", interval, columns);
    }
    rowsPerInterval = interval == 0 ? rows : interval / columns;
    differences = new int[tables.length][columns];
    data = scans.data(EntropyCodedData.JPEG);
  }

  void decode(short[] values) throws DamagedFrameException {
    for (int row = 0; row < rows; row += rowsPerInterval) {
      if (row > 0) {
        data.restart();
      }
      decodeInterval(values, row, Math.min(rows, row + rowsPerInterval));
    }
    int kept = (1 << precision) - 1;
    for (int component : scan.components()) {
      for (int i = component; i < values.length; i += step) {
        values[i] = (short) (values[i] << scan.pointTransform() & kept);
      }
    }
  }

  private void decodeInterval(short[] values, int from, int to) throws DamagedFrameException {
    HuffmanBits bits = new HuffmanBits(data);
    for (int row = from; row < to; row++) {
      if (tables.length == 1) {
        readDifferences(bits, tables[0], differences[0]);
      } else {
        readInterleaved(bits);
      }
      for (int i = 0; i < tables.length; i++) {
        RowPrediction prediction =
            new RowPrediction(
                values, row * columns * step + scan.components()[i], step, columns, differences[i]);
        if (row == from) {
          prediction.first(1 << (precision - scan.pointTransform() - 1));
        } else {
          prediction.later(scan.first());
        }
      }
    }
  }

  private static void readDifferences(HuffmanBits bits, HuffmanTable table, int[] row)
      throws DamagedFrameException {
    for (int x = 0; x < row.length; x++) {
      row[x] = difference(bits, table);
    }
  }

  private void readInterleaved(HuffmanBits bits) throws DamagedFrameException {
    for (int x = 0; x < columns; x++) {
      for (int i = 0; i < tables.length; i++) {
        differences[i][x] = difference(bits, tables[i]);
      }
    }
  }

  private static int difference(HuffmanBits bits, HuffmanTable table) throws DamagedFrameException {
    int size = bits.symbol(table);
    return size == LARGEST ? 1 << 15 : bits.value(size);
  }
}
