package org.hilum.bench.measure;

import java.util.logging.Level;
import java.util.logging.Logger;

/** What libraries tell of every step they take; only their complaints belong between figures. */
public final class Chatter {
  /** Held, because the logging system forgets the level of a logger that nobody holds. */
  private static final Logger ROOT = Logger.getLogger("");

  /** Complains once a start that there is no GPU. */
  private static final Logger CUDA = Logger.getLogger("ai.djl.util.cuda.CudaUtils");

  private Chatter() {}

  public static void silence() {
    ROOT.setLevel(Level.WARNING);
    CUDA.setLevel(Level.SEVERE);
  }
}
