package org.hilum.training.study;

/** Which run of a study. */
public record RunName(String system, long seed) {
  /** As files of the run are called, without an ending. */
  public String fileName() {
    return "%s-seed-%d".formatted(system, seed);
  }
}
