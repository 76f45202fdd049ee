package org.hilum.gateway.report;

/** The image of a result is gone, or is none that can be shown. No retry helps. */
public final class UnshowableImageException extends Exception {
  /**
   * @param message free of patient data
   */
  public UnshowableImageException(String message) {
    super(message);
  }
}
