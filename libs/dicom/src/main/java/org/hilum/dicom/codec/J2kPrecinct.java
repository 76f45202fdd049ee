package org.hilum.dicom.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * A precinct: what one packet of each layer is about (ITU-T T.800, B.6).
 *
 * @param number in its resolution
 * @param x where it begins on the reference grid
 * @param y where it begins on the reference grid
 */
record J2kPrecinct(
    int component, int resolution, int number, int x, int y, List<J2kBlockGrid> bands) {
  List<J2kBlock> blocks() {
    List<J2kBlock> blocks = new ArrayList<>();
    bands.forEach(band -> blocks.addAll(List.of(band.blocks())));
    return blocks;
  }
}
