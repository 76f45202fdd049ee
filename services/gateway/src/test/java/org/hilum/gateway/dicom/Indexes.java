package org.hilum.gateway.dicom;

import org.hilum.storage.ObjectStore;

/** Indexes for tests of other packages. */
public final class Indexes {
  private Indexes() {}

  public static InstanceIndex over(ObjectStore store) {
    return new InstanceIndex(store);
  }
}
