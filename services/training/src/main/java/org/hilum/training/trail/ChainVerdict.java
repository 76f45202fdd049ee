package org.hilum.training.trail;

/** What came of checking the chain. */
public sealed interface ChainVerdict {
  /**
   * Every entry is as it was added, and where.
   *
   * @param head kept elsewhere, it shows later that nobody has written the chain anew
   */
  record Intact(ChainHead head) implements ChainVerdict {}

  /**
   * It is not.
   *
   * @param sequence first place where something is wrong
   * @param detail one sentence
   */
  record Broken(long sequence, Flaw flaw, String detail) implements ChainVerdict {}

  /** What is wrong with a place of the chain. */
  enum Flaw {
    CHANGED,
    MISSING,
    /** Another entry stands there. */
    REORDERED
  }
}
