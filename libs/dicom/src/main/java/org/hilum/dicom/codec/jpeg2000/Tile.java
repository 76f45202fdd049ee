package org.hilum.dicom.codec.jpeg2000;

import java.util.List;
import org.hilum.dicom.codec.DamagedFrameException;

/** The components of one tile. */
final class Tile {
  private final Area area;
  private final Parameters parameters;
  private final float[][] planes;

  Tile(Area area, Parameters parameters) {
    this.area = area;
    this.parameters = parameters;
    this.planes = new float[parameters.components()][area.width() * area.height()];
  }

  void decode(byte[] packets, BlockDecoder blocks) throws DamagedFrameException {
    List<Precinct> precincts = Precincts.of(area, parameters);
    new Packets(packets).read(precincts, parameters);
    for (Precinct precinct : precincts) {
      for (CodeBlock block : precinct.blocks()) {
        if (block.isIncluded()) {
          blocks.decode(block, planes[precinct.component()], area.width());
        }
      }
    }
    for (int i = 0; i < planes.length; i++) {
      Coding coding = parameters.coding(i);
      new Wavelet(coding.isReversible(), planes[i], area).invert(area, coding.levels());
    }
    if (parameters.isColourTransformed()) {
      if (parameters.coding(0).isReversible()) {
        undoReversibleTransform();
      } else {
        undoIrreversibleTransform();
      }
    }
  }

  /** Annex G.2. */
  private void undoReversibleTransform() {
    for (int i = 0; i < planes[0].length; i++) {
      int blue = (int) planes[1][i];
      int red = (int) planes[2][i];
      int green = (int) planes[0][i] - (blue + red >> 2);
      planes[0][i] = red + green;
      planes[1][i] = green;
      planes[2][i] = blue + green;
    }
  }

  /** Annex G.3. */
  private void undoIrreversibleTransform() {
    for (int i = 0; i < planes[0].length; i++) {
      float luma = planes[0][i];
      float blue = planes[1][i];
      float red = planes[2][i];
      planes[0][i] = luma + 1.402f * red;
      planes[1][i] = luma - 0.344136f * blue - 0.714136f * red;
      planes[2][i] = luma + 1.772f * blue;
    }
  }

  /** Shifts the level (annex G.1) and writes the tile's samples into those of the frame. */
  void writeTo(short[] values, Size size) {
    Area image = size.image();
    int half = 1 << (size.precision() - 1);
    int level = size.isSigned() ? 0 : half;
    int least = level - half;
    int largest = level + half - 1;
    for (int i = 0; i < planes.length; i++) {
      for (int y = area.y0(); y < area.y1(); y++) {
        int from = (y - area.y0()) * area.width();
        int to = ((y - image.y0()) * image.width() + area.x0() - image.x0()) * planes.length + i;
        for (int x = 0; x < area.width(); x++) {
          int value = (int) Math.floor(planes[i][from + x] + 0.5f) + level;
          values[to + x * planes.length] = (short) Math.max(least, Math.min(largest, value));
        }
      }
    }
  }
}
