package org.hilum.training.features;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hilum.network.weights.Digest;
import org.hilum.training.data.ImageSet;

/**
 * Trunk outputs on disk, some 200 kB an image and view of a whole trunk. The folder must stand for
 * one trunk, one cut and one seed; the name of a file stands for images and view.
 */
public final class TrunkCache {
  private final Path folder;
  private final TrunkSource source;
  private final PrintStream out;

  /**
   * @param out where progress is said
   */
  public TrunkCache(Path folder, TrunkSource source, PrintStream out) {
    this.folder = folder;
    this.source = source;
    this.out = out;
  }

  /** Whether nothing of it has to be computed. */
  public boolean has(ImageSet images, ImageView view) {
    return Files.exists(file(images.digest(), view));
  }

  /** What the file holds, or is made to hold: a row an image, in the order of the set. */
  public TrunkTable table(ImageSet images, ImageView view) {
    TrunkHeader header = new TrunkHeader(images.size(), source.rowBytes(), images.digest());
    Path file = file(header.images(), view);
    if (Files.notExists(file)) {
      new TrunkFile(file, header, out)
          .fill(
              view.name(),
              images.images(),
              part -> Batches.map(part, source.callers(), batch -> source.outputs(batch, view)));
    }
    return TrunkTable.open(file, header);
  }

  private Path file(String images, ImageView view) {
    return folder.resolve(view.name() + "-" + Digest.abbreviated(images) + ".trunk");
  }
}
