package org.hilum.gateway.dicomweb.multipart;

import java.util.Map;

/**
 * What comes before the content of a part, and how long that is.
 *
 * @param headers by name in lower case; of equal names the last counts
 * @param length of the content in bytes
 * @param isWhole false if it is longer than a part may be; its rest was passed over
 */
public record Part(Map<String, String> headers, long length, boolean isWhole) {
  public Part {
    headers = Map.copyOf(headers);
  }
}
