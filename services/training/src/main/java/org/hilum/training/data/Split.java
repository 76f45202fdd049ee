package org.hilum.training.data;

import java.nio.file.Path;

/** A part of a data set; each lies in a folder of its own. */
public enum Split {
  TRAIN("train"),
  VALIDATION("val"),
  TEST("test");

  private final String folder;

  Split(String folder) {
    this.folder = folder;
  }

  /** Name of its folder. */
  public String folder() {
    return folder;
  }

  public Path in(Path dataSet) {
    return dataSet.resolve(folder);
  }
}
