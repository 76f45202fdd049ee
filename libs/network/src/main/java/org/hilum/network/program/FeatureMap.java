package org.hilum.network.program;

/**
 * A value of a program.
 *
 * @param name of the variable that holds it
 * @param side height and width
 */
record FeatureMap(String name, int side) {

  /** The same places under another name. */
  FeatureMap renamed(String other) {
    return new FeatureMap(other, side);
  }
}
