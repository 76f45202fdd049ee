package org.hilum.network.blocks;

/** How convolutions multiply; kernels, sums and all other layers are fp32 in any case. */
public enum Products {
  /** In fp32, as Keras does. */
  EXACT,
  /** In bfloat16, which takes half the time where the processor can do it. */
  BFLOAT16
}
