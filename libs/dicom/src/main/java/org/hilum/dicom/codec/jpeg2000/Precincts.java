package org.hilum.dicom.codec.jpeg2000;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import java.util.ArrayList;
import java.util.List;
import org.hilum.dicom.codec.DamagedFrameException;

/** Divides a tile into components, resolutions, bands and precincts (ITU-T T.800, annex B). */
final class Precincts {
  /** Smaller precincts than real ones would take more memory than the samples. */
  private static final int SAMPLES_PER_PRECINCT = 64;

  private static final int FEW = 4_096;

  private final Area tile;
  private final Parameters parameters;
  private final List<Precinct> precincts = new ArrayList<>();

  private Precincts(Area tile, Parameters parameters) {
    this.tile = tile;
    this.parameters = parameters;
  }

  /** All of the tile's precincts, by component and resolution. */
  static List<Precinct> of(Area tile, Parameters parameters) throws DamagedFrameException {
    Precincts precincts = new Precincts(tile, parameters);
    for (int component = 0; component < parameters.components(); component++) {
      for (int i = 0; i <= parameters.coding(component).levels(); i++) {
        precincts.addResolution(component, i);
      }
    }
    return precincts.precincts;
  }

  private void addResolution(int component, int resolution) throws DamagedFrameException {
    Coding coding = parameters.coding(component);
    Area area = tile.reduced(coding.levels() - resolution, 0, 0);
    if (area.isEmpty()) {
      return;
    }
    List<Band> bands = new ArrayList<>();
    for (int i = Math.min(1, resolution); i <= (resolution == 0 ? 0 : 3); i++) {
      bands.add(Band.of(tile, resolution, i, parameters, component));
    }
    int wide = coding.precinctWidth(resolution);
    int high = coding.precinctHeight(resolution);
    int left = area.x0() >> wide;
    int top = area.y0() >> high;
    int across = Area.ceiling(area.x1(), wide) - left;
    int down = Area.ceiling(area.y1(), high) - top;
    requireFew((long) across * down);
    for (int i = 0; i < across * down; i++) {
      addPrecinct(component, resolution, i, left + i % across, top + i / across, bands);
    }
  }

  private void requireFew(long more) throws DamagedFrameException {
    long samples = (long) tile.width() * tile.height() * parameters.components();
    if (more + precincts.size() > samples / SAMPLES_PER_PRECINCT + FEW) {
      throw damaged("a JPEG 2000 tile is divided into more than %d precincts", precincts.size());
    }
  }

  private void addPrecinct(
      int component, int resolution, int number, int column, int row, List<Band> bands) {
    Coding coding = parameters.coding(component);
    int halved = Math.min(1, resolution);
    int wide = coding.precinctWidth(resolution) - halved;
    int high = coding.precinctHeight(resolution) - halved;
    List<BlockGrid> grids = new ArrayList<>();
    for (Band band : bands) {
      Area area = square(column, row, wide, high).within(band.area());
      if (!area.isEmpty()) {
        int blockWidth = Math.min(coding.blockWidth(), wide);
        int blockHeight = Math.min(coding.blockHeight(), high);
        grids.add(new BlockGrid(band, area, coding, blockWidth, blockHeight));
      }
    }
    int levels = coding.levels() - resolution;
    int x = Math.max(tile.x0(), reference(column, wide + halved + levels));
    int y = Math.max(tile.y0(), reference(row, high + halved + levels));
    precincts.add(new Precinct(component, resolution, number, x, y, grids));
  }

  private static Area square(int column, int row, int wide, int high) {
    return new Area(
        reference(column, wide),
        reference(row, high),
        reference(column + 1, wide),
        reference(row + 1, high));
  }

  private static int reference(int place, int exponent) {
    return (int) Math.min(1 << 30, place * (1L << Math.min(32, exponent)));
  }
}
