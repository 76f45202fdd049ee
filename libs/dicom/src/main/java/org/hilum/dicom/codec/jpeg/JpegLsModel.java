package org.hilum.dicom.codec.jpeg;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import java.util.Arrays;
import org.hilum.dicom.codec.DamagedFrameException;

/** Regular mode (ITU-T T.87, A.4 to A.6): what each context has taught so far. */
final class JpegLsModel {
  private static final int CONTEXTS = 365;
  private static final int LARGEST_CORRECTION = 127;

  private final JpegLsBits bits;
  private final JpegLsCoding coding;
  // Taken out of the coding: they are asked for at every sample.
  private final int largest;
  private final int range;
  private final int step;
  private final int near;
  private final int reset;
  private final int errorBits;
  private final int longest;
  // A, B, C and N of the standard.
  private final int[] sums = new int[CONTEXTS];
  private final int[] biases = new int[CONTEXTS];
  private final int[] corrections = new int[CONTEXTS];
  private final int[] counts = new int[CONTEXTS];

  JpegLsModel(JpegLsCoding coding, JpegLsBits bits) {
    this.bits = bits;
    this.coding = coding;
    largest = coding.largest();
    range = coding.range();
    step = coding.step();
    near = coding.near();
    reset = coding.reset();
    errorBits = coding.errorBits();
    longest = coding.limit() - errorBits - 1;
    Arrays.fill(sums, coding.initialSum());
    Arrays.fill(counts, 1);
  }

  /**
   * The next sample.
   *
   * @param gradients the signed number of its context, -364 to 364
   */
  int sample(int gradients, int left, int above, int corner) throws DamagedFrameException {
    int sign = gradients >> 31;
    int context = (gradients ^ sign) - sign;
    int correction = (corrections[context] ^ sign) - sign;
    int predicted = Math.max(0, Math.min(largest, median(left, above, corner) + correction));
    int k = golombParameter(sums[context], counts[context]);
    int mapped = bits.golomb(k, longest, errorBits);
    if (mapped > range) {
      throw damaged("a JPEG-LS error of %d in a range of %d", mapped, range);
    }
    int error = mapped >>> 1 ^ -(mapped & 1);
    if ((k | near) == 0 && 2 * biases[context] <= -counts[context]) {
      error = ~error;
    }
    learn(context, error);
    return coding.reconstructed(predicted, (error ^ sign) - sign);
  }

  /** The smallest k for which {@code count * 2^k >= sum} (T.87, A.5.1). */
  static int golombParameter(int sum, int count) {
    int k = Math.max(0, Integer.numberOfLeadingZeros(count) - Integer.numberOfLeadingZeros(sum));
    return count << k < sum ? k + 1 : k;
  }

  private static int median(int left, int above, int corner) {
    int smaller = Math.min(left, above);
    int larger = Math.max(left, above);
    return Math.max(smaller, Math.min(larger, left + above - corner));
  }

  private void learn(int context, int error) {
    int sum = sums[context] + Math.abs(error);
    int bias = biases[context] + error * step;
    int count = counts[context];
    if (count == reset) {
      sum >>= 1;
      bias >>= 1;
      count >>= 1;
    }
    count++;
    if (bias <= -count) {
      bias = Math.max(bias + count, 1 - count);
      corrections[context] = Math.max(-LARGEST_CORRECTION - 1, corrections[context] - 1);
    } else if (bias > 0) {
      bias = Math.min(bias - count, 0);
      corrections[context] = Math.min(LARGEST_CORRECTION, corrections[context] + 1);
    }
    sums[context] = sum;
    biases[context] = bias;
    counts[context] = count;
  }
}
