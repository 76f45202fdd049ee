package org.hilum.gateway.dicomweb.multipart;

import java.util.Map;
import java.util.Optional;

/**
 * @param headers by name in lower case; of equal names the last counts
 * @param content empty if it is longer than a part may be
 */
public record Part(Map<String, String> headers, Optional<byte[]> content) {
  public Part {
    headers = Map.copyOf(headers);
  }
}
