package org.hilum.training.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * All splits of a data set.
 *
 * @param splits in the order of {@link Split}; validation may be missing
 */
public record DataSet(Map<Split, ImageSet> splits) {
  public DataSet {
    splits = Collections.unmodifiableMap(new EnumMap<>(splits));
  }

  /**
   * Reads {@code folder/train}, {@code folder/test} and, when it is there, {@code folder/val}.
   *
   * @throws UnusableDataException if a split or a class is absent or empty, or if two splits have
   *     an image of one name: nobody could say which of the two a line about it means
   */
  public static DataSet read(Path folder) {
    Map<Split, ImageSet> splits = new EnumMap<>(Split.class);
    for (Split split : Split.values()) {
      if (split != Split.VALIDATION || Files.isDirectory(split.in(folder))) {
        splits.put(split, ImageSet.read(split.in(folder)));
      }
    }
    refuseSharedNames(splits);
    return new DataSet(splits);
  }

  /**
   * Reads the images that a manifest names, and no others.
   *
   * @throws UnusableDataException as without a manifest, or if a row of it cannot be followed
   */
  public static DataSet read(Path folder, Path manifest) {
    Map<Split, ImageSet> splits = new ListedImages(folder, manifest).read();
    refuseSharedNames(splits);
    return new DataSet(splits);
  }

  /** Images of the train and, when it is there, the validation split. */
  public ImageSet learning() {
    ImageSet training = splits.get(Split.TRAIN);
    return splits.containsKey(Split.VALIDATION)
        ? training.plus(splits.get(Split.VALIDATION))
        : training;
  }

  private static void refuseSharedNames(Map<Split, ImageSet> splits) {
    Map<String, LabelledImage> before = new HashMap<>();
    for (ImageSet set : splits.values()) {
      for (LabelledImage image : set.images()) {
        LabelledImage other = before.get(image.fileName());
        if (other != null) {
          throw new UnusableDataException(
              other.file()
                  + " and "
                  + image.file()
                  + " have one name in two splits; "
                  + (other.sha256().equals(image.sha256())
                      ? "they are the same image, remove one of them"
                      : "rename one of them"));
        }
      }
      set.images().forEach(image -> before.put(image.fileName(), image));
    }
  }
}
