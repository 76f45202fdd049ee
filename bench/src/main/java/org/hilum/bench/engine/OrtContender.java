package org.hilum.bench.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hilum.bench.onnx.OnnxExport;
import org.hilum.bench.onnx.Range;

/** The peer: ONNX Runtime on the exported graph, all its optimisations but one. */
final class OrtContender implements Contender {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final int side;

  private OrtContender(Path file, int side, Way way) {
    this.side = side;
    try (OrtSession.SessionOptions options = options(way)) {
      this.session = environment.createSession(file.toString(), options);
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot load " + file, e);
    }
  }

  static Contender float32(ModelWeights model, Way way) {
    return open(
        way, model, OnnxExport.float32(model.table(), model.weights(), model.side(), folder()));
  }

  /**
   * @param examples whose values the quantised range must hold
   */
  static Contender int8(ModelWeights model, List<float[]> examples, Way way) {
    Path exposed =
        OnnxExport.forCalibration(model.table(), model.weights(), model.side(), folder());
    Map<String, Range> ranges;
    try (OrtContender calibrating = open(Way.together(), model, exposed)) {
      ranges = new Calibration(calibrating.session, calibrating.side).ranges(examples);
    }
    return open(
        way,
        model,
        OnnxExport.int8(model.table(), model.weights(), model.side(), ranges, folder()));
  }

  @Override
  public void screen(List<float[]> images) {
    pooled(images);
  }

  @Override
  public List<float[]> pooled(List<float[]> images) {
    FloatBuffer batch = RgbBatch.of(images, side);
    long[] shape = {images.size(), 3, side, side};
    try (OnnxTensor input = OnnxTensor.createTensor(environment, batch, shape);
        OrtSession.Result result = session.run(Map.of(OnnxExport.IMAGES, input))) {
      return Arrays.asList((float[][]) result.get(0).getValue());
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime fails", e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot close its session", e);
    }
  }

  private static OrtContender open(Way way, ModelWeights model, Path file) {
    try {
      return new OrtContender(file, model.side(), way);
    } finally {
      delete(file.getParent());
    }
  }

  private static OrtSession.SessionOptions options(Way way) throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    options.setIntraOpNumThreads(way.threadsPerCaller());
    options.setInterOpNumThreads(1);
    // It would fold the zeros before the first pooling into the pooling, which pads with minus
    // infinity: the features shift by about one percent.
    options.addConfigEntry("optimization.disable_specified_optimizers", "Pad_Fusion");
    return options;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("hilum-onnx");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a temporary folder", e);
    }
  }

  private static void delete(Path folder) {
    try {
      for (Path file : List.of(folder.resolve("model.onnx"), folder.resolve("weights.bin"))) {
        Files.deleteIfExists(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}
