package org.hilum.triage.intake;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * One kind of event that triage takes.
 *
 * @param type its record
 * @param imageId which image it is about
 * @param receivedAt when that image was received
 * @param store writes a batch in one transaction
 */
record EventKind<E extends Record>(
    Class<E> type, Function<E, String> imageId, Function<E, Instant> receivedAt, Store<E> store) {

  /** Writes a batch in one transaction; writing it again changes nothing. */
  interface Store<E> {
    void write(List<E> events, BatchTraces traces) throws SQLException;
  }
}
