package org.hilum.gateway.dicomweb.retrieve;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The room for a picture, in pixels (PS3.18 8.3.5.1.3). */
record Viewport(int width, int height) {
  static final Viewport ANY = new Viewport(Integer.MAX_VALUE, Integer.MAX_VALUE);
  static final Viewport THUMBNAIL = new Viewport(128, 128);

  private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,4}),([1-9]\\d{0,4})");

  /** Empty for what is no pair of sizes; regions of an image are not cut out. */
  static Optional<Viewport> parse(String text) {
    Matcher sizes = FORM.matcher(text);
    return sizes.matches()
        ? Optional.of(
            new Viewport(Integer.parseInt(sizes.group(1)), Integer.parseInt(sizes.group(2))))
        : Optional.empty();
  }
}
