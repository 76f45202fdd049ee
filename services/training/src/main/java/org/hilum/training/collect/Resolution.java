package org.hilum.training.collect;

import java.time.Instant;
import org.hilum.schemas.Verdict;

/**
 * A decision on an image on which readers disagreed.
 *
 * @param verdict what the image shows after all
 * @param reader pseudonym of who decided
 * @param resolvedAt when
 * @param settles position of the last verdict that was known
 */
public record Resolution(Verdict verdict, String reader, Instant resolvedAt, long settles) {
  /** False for a verdict that came later and says otherwise. */
  boolean coversOrAgreesWith(ReaderVerdict word) {
    return word.position() <= settles || Agreement.isBetween(word.verdict(), verdict.name());
  }
}
