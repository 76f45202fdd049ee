package org.hilum.training.study;

/** One of the systems that a study compares: how it learns is fixed, its seed is not. */
public interface StudySystem {
  /** Stands in file names and tables: lower-case letters, digits and dashes. */
  String name();

  /** As a reader of the report knows it. */
  String title();

  /**
   * What a run depends on besides images, views and seed: the settings, and whatever else is
   * changed when the system shall learn otherwise. Runs of another recipe are not taken for its
   * own.
   */
  default String recipe() {
    return "1";
  }

  /** How many of so many seeds are worth a run: one where chance plays no part. */
  default int seeds(int wanted) {
    return wanted;
  }

  /**
   * Learns from the training images and chooses on the stressed validation images. The same seed
   * gives the same run on the same machine.
   */
  StudyRun run(long seed);
}
