package org.hilum.schemas;

import java.time.Instant;
import java.util.List;

/**
 * A service has removed what it had of a patient. It names nobody.
 *
 * @param careId the order; the record's key
 * @param erasedAt when
 * @param removals of each kind of data, also where there was none
 */
public record DataErased(String careId, Instant erasedAt, List<Removal> removals) {
  public DataErased {
    removals = List.copyOf(removals);
  }
}
