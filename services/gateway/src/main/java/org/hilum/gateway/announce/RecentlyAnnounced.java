package org.hilum.gateway.announce;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The last images whose events the broker acknowledged to this process. Forgetting is harmless. */
final class RecentlyAnnounced {
  private static final int MOST = 20_000;

  private final Set<String> imageIds =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > MOST;
                }
              }));

  void add(String imageId) {
    imageIds.add(imageId);
  }

  boolean contains(String imageId) {
    return imageIds.contains(imageId);
  }
}
