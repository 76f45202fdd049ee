package org.hilum.network.weights;

/** IEEE 754 half precision and bfloat16, which Java 17 does not have. */
public final class Half {

  private static final int MANTISSA_SHIFT = 13;
  private static final float SMALLEST_STEP = 0x1p-24f;
  private static final float SMALLEST_NORMAL = 0x1p-14f;
  private static final int OVERFLOW = 0x477ff000; // 65520, the first float that rounds to infinity

  private Half() {}

  public static float toFloat(short half) {
    int sign = (half & 0x8000) << 16;
    int exponent = (half >> 10) & 0x1f;
    int mantissa = half & 0x3ff;
    if (exponent == 0) {
      float magnitude = mantissa * SMALLEST_STEP;
      return sign == 0 ? magnitude : -magnitude;
    }
    int wide = exponent == 0x1f ? 0xff : exponent + 112;
    return Float.intBitsToFloat(sign | wide << 23 | mantissa << MANTISSA_SHIFT);
  }

  /** Nearest, ties to even; beyond 65,504 infinite. */
  public static short fromFloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & 0x8000;
    int magnitude = bits & 0x7fffffff;
    if (magnitude > 0x7f800000) {
      return (short) (sign | 0x7e00);
    }
    if (magnitude >= OVERFLOW) {
      return (short) (sign | 0x7c00);
    }
    if (Math.abs(value) < SMALLEST_NORMAL) {
      return (short) (sign | (int) Math.rint(Math.abs(value) / SMALLEST_STEP));
    }
    int rounding = 0xfff + ((magnitude >>> MANTISSA_SHIFT) & 1);
    return (short) (sign | ((magnitude + rounding - (112 << 23)) >>> MANTISSA_SHIFT));
  }

  /** The upper half of the float, rounded to nearest, ties to even. */
  public static short toBfloat16(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return (short) 0x7fc0;
    }
    return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
  }
}
