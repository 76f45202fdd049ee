package org.hilum.storage;

import java.time.Instant;

/**
 * One line of a listing.
 *
 * @param key the object's key
 * @param sizeBytes length of the object
 * @param lastModified when it was stored
 */
public record ObjectSummary(String key, long sizeBytes, Instant lastModified) {}
