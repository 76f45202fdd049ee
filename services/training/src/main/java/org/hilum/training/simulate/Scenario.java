package org.hilum.training.simulate;

import java.util.List;

/** One of the years that are held against each other. All see the same images in the same weeks. */
public enum Scenario {
  LOOP("loop", "with the loop", Readers.HONEST, true),
  FROZEN("frozen", "frozen, without the loop", Readers.HONEST, false),
  NOISE("noise", "10 % label noise", Readers.NOISY, true),
  ROGUE("rogue", "one rogue reader", Readers.WITH_A_ROGUE, true);

  private final String key;
  private final String title;
  private final List<Reader> readers;
  private final boolean learns;

  Scenario(String key, String title, List<Reader> readers, boolean learns) {
    this.key = key;
    this.title = title;
    this.readers = readers;
    this.learns = learns;
  }

  /** Its name in the file for machines. */
  public String key() {
    return key;
  }

  public String title() {
    return title;
  }

  public List<Reader> readers() {
    return readers;
  }

  /** False if the first model stays whatever readers say. */
  public boolean learns() {
    return learns;
  }

  /** Constants of an enum cannot be used by its own values. */
  private static final class Readers {
    private static final List<Reader> HONEST =
        List.of(
            Reader.erring("A", 0.02, 0.25),
            Reader.erring("B", 0.03, 0.25),
            Reader.erring("C", 0.05, 0.25),
            Reader.erring("D", 0.06, 0.25));
    private static final List<Reader> NOISY =
        List.of(
            Reader.erring("A", 0.1, 0.25),
            Reader.erring("B", 0.1, 0.25),
            Reader.erring("C", 0.1, 0.25),
            Reader.erring("D", 0.1, 0.25));
    private static final List<Reader> WITH_A_ROGUE =
        List.of(
            Reader.erring("A", 0.02, 0.15),
            Reader.erring("B", 0.03, 0.15),
            Reader.erring("C", 0.05, 0.15),
            Reader.erring("D", 0.06, 0.15),
            Reader.rogue("E", 0.4));
  }
}
