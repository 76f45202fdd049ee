package org.hilum.training.collect;

import java.time.Instant;

/**
 * What a reader said of an image.
 *
 * @param reader pseudonym
 * @param verdict one of {@link org.hilum.schemas.Verdict}, or a word that nobody knows
 * @param saidAt when
 * @param position larger for one that was collected later
 */
public record ReaderVerdict(String reader, String verdict, Instant saidAt, long position) {}
