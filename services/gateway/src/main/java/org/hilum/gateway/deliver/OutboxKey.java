package org.hilum.gateway.deliver;

import java.util.Optional;

/** A result on its way to a destination. */
record OutboxKey(String destination, ResultKey result) {
  private static final String ENDING = ".json";

  /** Empty for keys of other objects. */
  static Optional<OutboxKey> ofKey(String folder, String key) {
    int slash = key.indexOf('/', folder.length());
    if (!key.startsWith(folder) || !key.endsWith(ENDING) || slash < 0) {
      return Optional.empty();
    }
    String path = key.substring(slash + 1, key.length() - ENDING.length());
    return ResultKey.parse(path)
        .map(result -> new OutboxKey(key.substring(folder.length(), slash), result));
  }

  String key(String folder) {
    return folder + destination + "/" + result.path() + ENDING;
  }
}
