package org.hilum.dicom.codec;

/** What a test expects of a decoding. */
public final class Outcome {
  private Outcome() {}

  public static Samples samples(Decoding decoding) {
    if (decoding instanceof Decoding.Decoded decoded) {
      return decoded.samples();
    }
    throw new AssertionError(decoding);
  }

  public static String refusal(Decoding decoding) {
    if (decoding instanceof Decoding.Refused refused) {
      return refused.detail();
    }
    throw new AssertionError("decoded, expected a refusal");
  }
}
