package org.hilum.network.program;

/** Which operations a program may use. */
public enum Target {
  /** Intel and AMD processors: oneDNN's fused convolutions on prepacked weights. */
  ONEDNN,
  /** Plain PyTorch operations, channels last, for CUDA. */
  PLAIN
}
