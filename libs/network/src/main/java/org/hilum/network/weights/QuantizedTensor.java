package org.hilum.network.weights;

import java.nio.ByteBuffer;

/**
 * A kernel in 8 bits: value = stored byte times the scale of its output channel.
 *
 * @param shape output channels first
 * @param steps one signed byte for each value
 * @param scales one for each output channel
 */
record QuantizedTensor(int[] shape, ByteBuffer steps, float[] scales) implements Tensor {

  private static final int LARGEST_STEP = 127;

  /** Rounds each output channel to 255 levels that span its largest magnitude. */
  static QuantizedTensor of(Tensor kernel) {
    float[] values = kernel.values();
    int channels = kernel.shape()[0];
    int each = values.length / channels;
    byte[] steps = new byte[values.length];
    float[] scales = new float[channels];
    for (int channel = 0; channel < channels; channel++) {
      float largest = 0;
      for (int i = channel * each; i < (channel + 1) * each; i++) {
        largest = Math.max(largest, Math.abs(values[i]));
      }
      scales[channel] = largest / LARGEST_STEP;
      for (int i = channel * each; largest > 0 && i < (channel + 1) * each; i++) {
        steps[i] = (byte) Math.round(values[i] / scales[channel]);
      }
    }
    return new QuantizedTensor(kernel.shape(), ByteBuffer.wrap(steps), scales);
  }

  @Override
  public float[] values() {
    float[] values = new float[size()];
    int each = values.length / scales.length;
    for (int i = 0; i < values.length; i++) {
      values[i] = steps.get(i) * scales[i / each];
    }
    return values;
  }
}
