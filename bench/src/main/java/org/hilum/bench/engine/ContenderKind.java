package org.hilum.bench.engine;

import org.hilum.bench.image.PhantomFiles;
import org.hilum.network.ModelDirectory;
import org.hilum.network.Precision;

/** Who meets. */
enum ContenderKind {
  PROGRAM_BF16("Hilum program bf16"),
  PROGRAM_FP32("Hilum program fp32"),
  BLOCKS_FP32("DJL blocks fp32"),
  ORT_FP32("ONNX Runtime fp32"),
  ORT_INT8("ONNX Runtime int8 QDQ");

  private static final int CALIBRATION_IMAGES = 4;

  private final String label;

  ContenderKind(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  Contender open(ModelDirectory model, Way way) {
    return switch (this) {
      case PROGRAM_BF16 -> ProgramContender.open(model, Precision.BF16, way);
      case PROGRAM_FP32 -> ProgramContender.open(model, Precision.FP32, way);
      case BLOCKS_FP32 -> BlocksContender.open(ModelWeights.read(model), way);
      case ORT_FP32 -> OrtContender.float32(ModelWeights.read(model), way);
      case ORT_INT8 ->
          OrtContender.int8(
              ModelWeights.read(model), PhantomFiles.draw(CALIBRATION_IMAGES).inputs(), way);
    };
  }
}
