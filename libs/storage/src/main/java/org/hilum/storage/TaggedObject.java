package org.hilum.storage;

/**
 * An object as it was at one moment.
 *
 * @param bytes all of it
 * @param tag the server's name for this content (ETag), quotes included
 */
public record TaggedObject(byte[] bytes, String tag) {}
