package org.hilum.inference.model;

/** Keeps DJL from looking for engines on the network and from counting its users. */
final class OfflineEngine {
  private OfflineEngine() {}

  /** Takes effect only before DJL's first use; what was set from outside stays. */
  static void require() {
    setIfAbsent("ai.djl.offline");
    setIfAbsent("OPT_OUT_TRACKING");
  }

  private static void setIfAbsent(String property) {
    System.getProperties().putIfAbsent(property, "true");
  }
}
