package org.hilum.training.snapshot;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.hilum.training.data.Label;

/**
 * The reviewed images on which a model is chosen and calibrated. It may learn from one reader's
 * word, since many images outweigh a wrong label. But a threshold that finds 98 % of the pneumonias
 * rests on the few that look least like one, and among these are the normal images that somebody
 * called a pneumonia: with one wrong label in ten it flags nearly everything.
 */
public final class Consensus {
  /** With fewer of a class a wrong label among many does less harm than chance among few. */
  static final int LEAST_OF_A_CLASS = 20;

  private Consensus() {}

  /**
   * Those on which several readers agree, if there are enough of each class; else all.
   *
   * @param reviewed of one split
   * @param certain labels of further images of that split, which are beyond doubt
   */
  public static List<Example> of(List<Example> reviewed, Collection<Label> certain) {
    List<Example> agreed = reviewed.stream().filter(example -> example.readers() > 1).toList();
    boolean areEnough =
        Stream.of(Label.values())
            .allMatch(
                label ->
                    Collections.frequency(certain, label) + count(agreed, label)
                        >= LEAST_OF_A_CLASS);
    return areEnough ? agreed : reviewed;
  }

  private static long count(List<Example> examples, Label label) {
    return examples.stream().filter(example -> example.label() == label).count();
  }
}
