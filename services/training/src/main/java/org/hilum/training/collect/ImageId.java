package org.hilum.training.collect;

import java.util.regex.Pattern;

/** SHA-256 of an image, 64 lower-case hexadecimal digits. */
public final class ImageId {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private ImageId() {}

  /** Key of the object that holds the image. */
  public static String objectKey(String imageId) {
    return "xrays/" + imageId;
  }

  public static boolean isWellFormed(String imageId) {
    return SHA_256.matcher(imageId).matches();
  }
}
