package org.hilum.network.program;

import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/**
 * PyTorch's settings of the calling thread while it infers: no autograd, a given number of threads
 * for one operation. Both belong to a thread, so every caller has to set them.
 */
final class CallingThread {

  private CallingThread() {}

  static <R> R infer(int threadsPerOperation, Supplier<R> work) {
    if (JniUtils.getNumThreads() != threadsPerOperation) {
      JniUtils.setNumThreads(threadsPerOperation);
    }
    boolean gradientsBefore = JniUtils.isGradMode();
    JniUtils.setGradMode(false);
    try {
      return work.get();
    } finally {
      JniUtils.setGradMode(gradientsBefore);
    }
  }
}
