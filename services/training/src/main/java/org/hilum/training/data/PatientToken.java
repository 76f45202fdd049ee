package org.hilum.training.data;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The patient of an image, as far as the file name of the Guangzhou data set tells: {@code
 * person12_virus_3.jpeg}, {@code IM-0115-0001.jpeg}, {@code NORMAL2-IM-0927-0001.jpeg}. A name of
 * another shape counts as a patient of its own.
 */
final class PatientToken {
  private static final List<Pattern> SHAPES =
      List.of(Pattern.compile("(person\\d+)_.*"), Pattern.compile("((?:NORMAL\\d+-)?IM-\\d+)-.*"));

  private PatientToken() {}

  static String of(String fileName) {
    return find(fileName).orElse(fileName);
  }

  static boolean isGiven(String fileName) {
    return find(fileName).isPresent();
  }

  private static Optional<String> find(String fileName) {
    return SHAPES.stream()
        .map(shape -> shape.matcher(fileName))
        .filter(Matcher::matches)
        .map(name -> name.group(1))
        .findFirst();
  }
}
