package org.hilum.dicom.codec.jpeg;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import java.util.Arrays;
import org.hilum.dicom.codec.DamagedFrameException;

/** Run mode (ITU-T T.87, A.7): how long equal samples go on, and what ends them. */
final class JpegLsRuns {
  /** J of the standard: the bits of a run's rest at each stage of adaptation. */
  private static final int[] SIZES = {
    0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13,
    14, 15
  };

  private final JpegLsCoding coding;
  private final JpegLsBits bits;
  private final int[] stages;
  // A, N and Nn of the contexts 365 and 366.
  private final int[] sums = new int[2];
  private final int[] counts = {1, 1};
  private final int[] negatives = new int[2];

  /**
   * @param components how many adapt each on its own
   */
  JpegLsRuns(JpegLsCoding coding, JpegLsBits bits, int components) {
    this.coding = coding;
    this.bits = bits;
    this.stages = new int[components];
    Arrays.fill(sums, coding.initialSum());
  }

  /**
   * @param remaining samples of the line
   * @return the run's length; if less than {@code remaining}, what ends it comes next
   */
  int length(int component, int remaining) throws DamagedFrameException {
    int length = 0;
    while (bits.read(1) == 1) {
      int full = 1 << SIZES[stages[component]];
      if (full <= remaining - length) {
        stages[component] = Math.min(SIZES.length - 1, stages[component] + 1);
      }
      length = Math.min(remaining, length + full);
      if (length == remaining) {
        return length;
      }
    }
    length += bits.read(SIZES[stages[component]]);
    if (length >= remaining) {
      throw damaged("a JPEG-LS run of %d samples where %d remain", length, remaining);
    }
    return length;
  }

  /** After what ended a run. */
  void shorten(int component) {
    stages[component] = Math.max(0, stages[component] - 1);
  }

  /** The sample that ends a run of one component. */
  int interruption(int component, int left, int above) throws DamagedFrameException {
    return Math.abs(left - above) <= coding.near()
        ? coding.reconstructed(left, error(component, 1))
        : interruptionOfAll(component, left, above);
  }

  /** The same where several components run together: always by the value above. */
  int interruptionOfAll(int component, int left, int above) throws DamagedFrameException {
    int error = error(component, 0);
    return coding.reconstructed(above, left > above ? -error : error);
  }

  /**
   * @param type 1 if the samples at the left and above are alike
   */
  private int error(int component, int type) throws DamagedFrameException {
    int count = counts[type];
    int sum = type == 0 ? sums[0] : sums[1] + (count >> 1);
    int k = JpegLsModel.golombParameter(sum, count);
    int longest = coding.limit() - SIZES[stages[component]] - coding.errorBits() - 2;
    int mapped = bits.golomb(k, longest, coding.errorBits());
    if (mapped > coding.range()) {
      throw damaged("a JPEG-LS error of %d in a range of %d", mapped, coding.range());
    }
    int doubled = mapped + type;
    boolean isOdd = (doubled & 1) == 1;
    boolean oddIsNegative = k != 0 || 2 * negatives[type] >= count;
    int size = doubled + 1 >> 1;
    int error = isOdd == oddIsNegative ? -size : size;
    learn(type, error, mapped);
    return error;
  }

  private void learn(int type, int error, int mapped) {
    negatives[type] += error < 0 ? 1 : 0;
    sums[type] += mapped + 1 - type >> 1;
    if (counts[type] == coding.reset()) {
      sums[type] >>= 1;
      counts[type] >>= 1;
      negatives[type] >>= 1;
    }
    counts[type]++;
  }
}
