package org.hilum.bench.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hilum.bench.image.PhantomFiles;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.Label;

/** Phantoms as a data set: clear ones are normal, those with an opacity are not. */
final class DrawnImages {
  private DrawnImages() {}

  static ImageSet in(Path folder, int count) {
    List<byte[]> files = PhantomFiles.draw(count).drawn();
    try {
      for (Label label : Label.values()) {
        Files.createDirectories(folder.resolve(label.name()));
      }
      for (int i = 0; i < count; i++) {
        Label label = i % 2 == 0 ? Label.NORMAL : Label.PNEUMONIA;
        Files.write(folder.resolve(label.name()).resolve("phantom-" + i + ".jpeg"), files.get(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write phantoms to " + folder, e);
    }
    return ImageSet.read(folder);
  }
}
