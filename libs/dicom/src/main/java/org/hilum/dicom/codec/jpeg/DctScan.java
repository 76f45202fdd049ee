package org.hilum.dicom.codec.jpeg;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import java.util.Arrays;
import java.util.List;
import org.hilum.dicom.codec.DamagedFrameException;

/** One scan of sequential DCT (ITU-T T.81, F.2). */
final class DctScan {
  private static final int[] ZIGZAG = Zigzag.order();
  private static final int LARGEST_SIZE = 15;
  private static final int ZERO_RUN = 0xF0;

  /** Blocks of an MCU (T.81, B.2.3). */
  private static final int MOST_BLOCKS = 10;

  private final ScanHeader scan;
  private final EntropyCodedData data;
  private final ComponentPlane[] planes;
  private final Component[] components;
  private final HuffmanTable[] dc;
  private final HuffmanTable[] ac;
  private final int[][] quantization;
  private final int[] before;
  private final int restartInterval;
  private final InverseDct transform;
  private final float[] block = new float[64];
  private HuffmanBits bits;

  DctScan(FrameHeader frame, Scans scans, List<ComponentPlane> all) throws DamagedFrameException {
    scan = scans.scan();
    int count = scan.components().length;
    planes = new ComponentPlane[count];
    components = new Component[count];
    dc = new HuffmanTable[count];
    ac = new HuffmanTable[count];
    quantization = new int[count][];
    before = new int[count];
    Tables tables = scans.tables();
    for (int i = 0; i < count; i++) {
      planes[i] = all.get(scan.components()[i]);
      components[i] = frame.components().get(scan.components()[i]);
      dc[i] = tables.dc(scan.tables()[i] >> 4);
      ac[i] = tables.ac(scan.tables()[i] & 15);
      quantization[i] = tables.quantization(components[i].quantization());
      if (dc[i].largestSymbol() > LARGEST_SIZE) {
        throw damaged("a JPEG Huffman table has DC differences of more than 15 bits");
      }
    }
    restartInterval = tables.restartInterval();
    transform = new InverseDct(frame.precision());
    data = scans.data(EntropyCodedData.JPEG);
    bits = new HuffmanBits(data);
  }

  void decode() throws DamagedFrameException {
    if (components.length == 1) {
      decodeAlone();
    } else {
      decodeInterleaved();
    }
  }

  /** Block by block, without those that only fill up an MCU (T.81, A.2.2). */
  private void decodeAlone() throws DamagedFrameException {
    ComponentPlane plane = planes[0];
    int columns = (plane.horizontal().samples() + 7) / 8;
    int rows = (plane.vertical().samples() + 7) / 8;
    for (int unit = 0; unit < columns * rows; unit++) {
      restartBefore(unit);
      decodeBlock(0, plane.block(unit / columns, unit % columns));
    }
  }

  /** By MCUs (T.81, A.2.3). */
  private void decodeInterleaved() throws DamagedFrameException {
    int blocks = 0;
    for (Component component : components) {
      blocks += component.horizontal() * component.vertical();
    }
    if (blocks > MOST_BLOCKS) {
      throw damaged("a JPEG scan has %d blocks a unit, expected at most 10", blocks);
    }
    int columns = planes[0].horizontal().units();
    int rows = planes[0].vertical().units();
    for (int unit = 0; unit < columns * rows; unit++) {
      restartBefore(unit);
      decodeUnit(unit / columns, unit % columns);
    }
  }

  private void decodeUnit(int row, int column) throws DamagedFrameException {
    for (int i = 0; i < components.length; i++) {
      int high = components[i].vertical();
      int wide = components[i].horizontal();
      for (int j = 0; j < high * wide; j++) {
        decodeBlock(i, planes[i].block(row * high + j / wide, column * wide + j % wide));
      }
    }
  }

  private void restartBefore(int unit) throws DamagedFrameException {
    if (unit > 0 && restartInterval > 0 && unit % restartInterval == 0) {
      data.restart();
      bits = new HuffmanBits(data);
      Arrays.fill(before, 0);
    }
  }

  private void decodeBlock(int component, int at) throws DamagedFrameException {
    int[] steps = quantization[component];
    Arrays.fill(block, 0);
    before[component] += bits.value(bits.symbol(dc[component]));
    block[0] = (float) before[component] * steps[0];
    HuffmanTable table = ac[component];
    int place = 1;
    while (place < 64) {
      int symbol = bits.symbol(table);
      int size = symbol & 15;
      if (size == 0 && symbol != ZERO_RUN) {
        break;
      }
      place += symbol >> 4;
      if (place > 63) {
        throw damaged("a JPEG block has more than 64 coefficients");
      }
      int where = ZIGZAG[place];
      block[where] = (float) bits.value(size) * steps[where];
      place++;
    }
    transform.write(block, planes[component], at);
  }
}
