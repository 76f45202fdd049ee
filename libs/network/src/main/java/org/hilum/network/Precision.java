package org.hilum.network;

/** Arithmetic of the convolutions; everything else is computed in 32 bits. */
public enum Precision {
  /** BF16 on a CPU that multiplies it natively, FP16 on CUDA, FP32 otherwise. */
  AUTO,
  FP32,
  BF16,
  FP16
}
