package org.hilum.gateway.dicomweb.search;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Uid;

/**
 * What somebody asks for.
 *
 * @param study that the path names
 * @param series that the path names
 * @param keys values to match, by attribute
 * @param includes attributes that are told beyond those which always are
 * @param isAllIncluded whether everything known is told
 * @param isFuzzy whether person names may match otherwise than literally, which they never do
 * @param offset matches that are skipped
 * @param limit matches that are told
 */
public record Search(
    Level level,
    Optional<Uid> study,
    Optional<Uid> series,
    Map<Tag, String> keys,
    Set<Tag> includes,
    boolean isAllIncluded,
    boolean isFuzzy,
    int offset,
    int limit) {

  public Search {
    keys = Map.copyOf(keys);
    includes = Set.copyOf(includes);
  }
}
