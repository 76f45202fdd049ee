package org.hilum.schemas;

/**
 * Where the pixel-bearing object lies.
 *
 * @param bucket bucket of the object store
 * @param key object key, {@code xrays/<imageId>}
 * @param contentType media type found in the bytes, for example {@code image/jpeg}
 * @param sizeBytes length of the object
 */
public record StoredImage(String bucket, String key, String contentType, long sizeBytes) {}
