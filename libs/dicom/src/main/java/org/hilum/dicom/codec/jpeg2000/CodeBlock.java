package org.hilum.dicom.codec.jpeg2000;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hilum.dicom.codec.DamagedFrameException;

/** A code-block, and what the packets say of it (ITU-T T.800, B.7 and B.10). */
final class CodeBlock {
  /** Passes before the first ones without arithmetic coding (T.800, table D.9). */
  private static final int BEFORE_BYPASS = 10;

  private static final int FIRST_LENGTH_BITS = 3;
  private static final int MOST_LENGTH_BITS = 31;

  private final Band band;
  private final Area area;
  private final Coding coding;
  private final List<Segment> segments = new ArrayList<>();
  private byte[] data = new byte[0];
  private int length;
  private int lengthBits = FIRST_LENGTH_BITS;
  private int passes;
  private int planes;

  /** Passes that share one terminated code. */
  static final class Segment {
    private final int most;
    private int passes;
    private int length;

    private Segment(int most) {
      this.most = most;
    }

    int passes() {
      return passes;
    }

    /** In bytes. */
    int length() {
      return length;
    }
  }

  CodeBlock(Band band, Area area, Coding coding) {
    this.band = band;
    this.area = area;
    this.coding = coding;
  }

  Band band() {
    return band;
  }

  /** In the coordinates of its band. */
  Area area() {
    return area;
  }

  Coding coding() {
    return coding;
  }

  boolean isIncluded() {
    return passes > 0;
  }

  /** Bit planes that are coded. */
  int planes() {
    return planes;
  }

  List<Segment> segments() {
    return segments;
  }

  /** The segments' bytes one after the other, more than {@link #length()} of them perhaps. */
  byte[] data() {
    return data;
  }

  int length() {
    return length;
  }

  /**
   * @param zeroPlanes leading planes that are not coded
   */
  void begin(int zeroPlanes) throws DamagedFrameException {
    planes = band.planes() - zeroPlanes;
    if (planes < 1) {
      throw damaged(
          "a JPEG 2000 code-block has %d of %d bit planes empty", zeroPlanes, band.planes());
    }
  }

  /** Reads from a packet's header how many bytes of which segments come in its body. */
  void announce(int more, PacketBits bits, List<Contribution> body) throws DamagedFrameException {
    if (more > 3 * planes - 2 - passes) {
      throw damaged("a JPEG 2000 code-block has more passes than its %d planes", planes);
    }
    while (bits.next() == 1) {
      lengthBits++;
    }
    int remaining = more;
    while (remaining > 0) {
      Segment segment = open();
      int taken = Math.min(remaining, segment.most - segment.passes);
      int size = lengthBits + 31 - Integer.numberOfLeadingZeros(taken);
      if (size > MOST_LENGTH_BITS) {
        throw damaged("a JPEG 2000 packet has a length of %d bits", size);
      }
      body.add(new Contribution(this, segment, bits.read(size)));
      segment.passes += taken;
      passes += taken;
      remaining -= taken;
    }
  }

  private Segment open() {
    Segment last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
    if (last == null || last.passes == last.most) {
      last = new Segment(mostPasses());
      segments.add(last);
    }
    return last;
  }

  private int mostPasses() {
    if (coding.has(Coding.TERMINATE)) {
      return 1;
    }
    if (!coding.has(Coding.BYPASS)) {
      return Integer.MAX_VALUE;
    }
    if (passes < BEFORE_BYPASS) {
      return BEFORE_BYPASS;
    }
    return isRaw(passes) ? 2 : 1;
  }

  /** Whether a pass is coded without arithmetic coding. */
  boolean isRaw(int pass) {
    return coding.has(Coding.BYPASS) && pass >= BEFORE_BYPASS && pass % 3 != 0;
  }

  void append(Segment segment, byte[] packets, int from, int count) {
    if (data.length < length + count) {
      data = Arrays.copyOf(data, Math.max(length + count, 2 * data.length));
    }
    System.arraycopy(packets, from, data, length, count);
    length += count;
    segment.length += count;
  }
}
