package org.hilum.bench.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hilum.bench.onnx.OnnxExport;
import org.hilum.bench.onnx.Range;

/** Sees which values the convolutions read, to quantise them. */
final class Calibration {
  private static final Range IMAGE_VALUES = new Range(-1, 1);

  private final OrtSession session;
  private final int side;

  /**
   * @param session of a model written by {@link OnnxExport#forCalibration}
   */
  Calibration(OrtSession session, int side) {
    this.session = session;
    this.side = side;
  }

  Map<String, Range> ranges(List<float[]> images) {
    Map<String, Range> ranges = new HashMap<>();
    ranges.put(OnnxExport.IMAGES, IMAGE_VALUES);
    for (float[] image : images) {
      widen(ranges, image);
    }
    return ranges;
  }

  private void widen(Map<String, Range> ranges, float[] image) {
    long[] shape = {1, 3, side, side};
    try (OnnxTensor input =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), RgbBatch.of(List.of(image), side), shape);
        OrtSession.Result values = session.run(Map.of(OnnxExport.IMAGES, input))) {
      for (Map.Entry<String, OnnxValue> value : values) {
        FloatBuffer floats = ((OnnxTensor) value.getValue()).getFloatBuffer();
        ranges.merge(value.getKey(), rangeOf(floats), Calibration::union);
      }
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime fails on a calibration image", e);
    }
  }

  private static Range rangeOf(FloatBuffer values) {
    Range range = Range.none();
    while (values.hasRemaining()) {
      range = range.with(values.get());
    }
    return range;
  }

  private static Range union(Range one, Range other) {
    return one.with(other.low()).with(other.high());
  }
}
