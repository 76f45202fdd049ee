package org.hilum.gateway.admit;

import java.util.Optional;
import java.util.regex.Pattern;
import org.hilum.storage.Payload;

/**
 * The name of an image: the SHA-256 of its bytes.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record ImageId(String hex) {
  public static final String PREFIX = "xrays/";

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public ImageId {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("not 64 lower-case hexadecimal digits");
    }
  }

  public static ImageId of(byte[] image) {
    return of(Payload.of(image));
  }

  public static ImageId of(Payload image) {
    return new ImageId(image.sha256());
  }

  public static Optional<ImageId> parse(String text) {
    return Optional.of(text).filter(hex -> FORM.matcher(hex).matches()).map(ImageId::new);
  }

  /** The image that an object key names, if it names one. */
  public static Optional<ImageId> ofKey(String key) {
    return key.startsWith(PREFIX) ? parse(key.substring(PREFIX.length())) : Optional.empty();
  }

  /** Key of the object that holds the image. */
  public String key() {
    return PREFIX + hex;
  }
}
