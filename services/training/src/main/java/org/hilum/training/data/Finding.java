package org.hilum.training.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an image shows, and what caused a pneumonia as far as the data set tells. */
public enum Finding {
  NORMAL("normal"),
  BACTERIAL("bacteria"),
  VIRAL("virus"),
  /** Pneumonia whose cause nobody wrote down. */
  UNSPECIFIED("");

  /** Those that a three-class head tells apart, in the order of its outputs. */
  public static final List<Finding> CLASSES = List.of(NORMAL, BACTERIAL, VIRAL);

  private static final Pattern FILE_NAME = Pattern.compile("person\\d+_(bacteria|virus)_.*");

  private final String source;

  Finding(String source) {
    this.source = source;
  }

  /** Lower-case, as figures and tables call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Label label() {
    return this == NORMAL ? Label.NORMAL : Label.PNEUMONIA;
  }

  /** True unless it is a pneumonia of unknown cause. */
  public boolean isSpecified() {
    return this != UNSPECIFIED;
  }

  /**
   * The class of the highest logit, the first of equals.
   *
   * @param logits one for each of {@link #CLASSES}
   */
  public static Finding mostProbable(double[] logits) {
    int most = 0;
    for (int i = 1; i < logits.length; i++) {
      most = logits[i] > logits[most] ? i : most;
    }
    return CLASSES.get(most);
  }

  /** As file names and manifests of the Guangzhou data set word it. */
  static Optional<Finding> ofWord(String word) {
    return CLASSES.stream().filter(finding -> finding.source.equals(word)).findFirst();
  }

  /** The words of {@link #CLASSES}. */
  static List<String> words() {
    return CLASSES.stream().map(finding -> finding.source).toList();
  }

  /** The cause stands in names such as {@code person12_virus_3.jpeg}. */
  static Finding of(Label label, String fileName) {
    if (label == Label.NORMAL) {
      return NORMAL;
    }
    Matcher name = FILE_NAME.matcher(fileName);
    return name.matches() ? ofWord(name.group(1)).orElseThrow() : UNSPECIFIED;
  }
}
