package org.hilum.triage.worklist;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of the reading list. */
@Schema(description = "A page of the reading list, earliest deadline first")
public record ReadingListPage(
    @Schema(description = "When the page was read; waiting times count to here") Instant asOf,
    List<ReadingListEntry> cases,
    @Schema(description = "Pass as `after` for the next page; absent on the last page")
        String next) {

  /**
   * @param entries up to one more than {@code limit}
   */
  static ReadingListPage of(Instant asOf, List<ReadingListEntry> entries, int limit) {
    if (entries.size() <= limit) {
      return new ReadingListPage(asOf, entries, null);
    }
    List<ReadingListEntry> page = entries.subList(0, limit);
    return new ReadingListPage(asOf, page, ListPosition.of(page.get(limit - 1)).toCursor());
  }
}
