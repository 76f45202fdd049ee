package org.hilum.training.collect;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import org.hilum.network.ModelDirectory;

/** The trunk whose features a run can learn from: that of the model that learns. */
@Startup
@Singleton
public class TrunkInUse {
  private final String digest;

  TrunkInUse(ModelSettings model) {
    digest = ModelDirectory.describe(model.path()).trunkDigest();
  }

  /** SHA-256 of its file. */
  public String digest() {
    return digest;
  }
}
