package org.hilum.dicom.codec.jpeg2000;

import java.util.ArrayList;
import java.util.List;

/**
 * A precinct: what one packet of each layer is about (ITU-T T.800, B.6).
 *
 * @param number in its resolution
 * @param x where it begins on the reference grid
 * @param y where it begins on the reference grid
 */
record Precinct(int component, int resolution, int number, int x, int y, List<BlockGrid> bands) {
  List<CodeBlock> blocks() {
    List<CodeBlock> blocks = new ArrayList<>();
    bands.forEach(band -> blocks.addAll(List.of(band.blocks())));
    return blocks;
  }
}
