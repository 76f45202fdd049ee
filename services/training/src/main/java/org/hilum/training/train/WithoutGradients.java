package org.hilum.training.train;

import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/** Lets a network infer: the engine would keep every intermediate result for a gradient. */
public final class WithoutGradients {
  private WithoutGradients() {}

  public static <R> R get(Supplier<R> work) {
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(false);
    try {
      return work.get();
    } finally {
      JniUtils.setGradMode(before);
    }
  }
}
