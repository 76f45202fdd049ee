package org.hilum.training.trail;

import java.time.Instant;

/**
 * Which entries of the trail are wanted.
 *
 * @param from earliest moment at which something happened
 * @param until the moment before which it happened
 * @param after sequence of the last entry that is known already; 0 for none
 * @param limit entries a page
 */
record TrailQuery(Instant from, Instant until, long after, int limit) {}
