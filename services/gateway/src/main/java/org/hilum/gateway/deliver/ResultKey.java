package org.hilum.gateway.deliver;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hilum.gateway.admit.ImageId;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.ScreeningFailed;

/**
 * A result, or why there is none: of each image and model version there is one.
 *
 * @param modelVersion {@code <name>/<version>}
 */
public record ResultKey(ImageId imageId, String modelVersion) {
  private static final String WORD = "[A-Za-z0-9][A-Za-z0-9._-]*";
  private static final Pattern MODEL = Pattern.compile(WORD + "/" + WORD);
  private static final Pattern FORM = Pattern.compile("([0-9a-f]{64})/(" + MODEL + ")");

  /** Empty if one of the names is none that can stand in a key. */
  static Optional<ResultKey> of(ScreeningCompleted event) {
    return parse(event.imageId() + "/" + event.champion().modelVersion());
  }

  /** Empty likewise. */
  static Optional<ResultKey> of(ScreeningFailed event) {
    return parse(event.imageId() + "/" + event.modelVersion());
  }

  /** Reads what {@link #path} wrote. */
  public static Optional<ResultKey> parse(String path) {
    Matcher matcher = FORM.matcher(path);
    return matcher.matches()
        ? Optional.of(new ResultKey(new ImageId(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }

  public String path() {
    return imageId.hex() + "/" + modelVersion;
  }
}
