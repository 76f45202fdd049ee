package org.hilum.schemas;

/**
 * One model version in the registry.
 *
 * @param modelVersion {@code <name>/<version>}
 * @param key prefix of its objects, {@code models/<name>/<version>/}
 * @param trunkDigest SHA-256 of the trunk it stands on
 * @param tailDigest SHA-256 of its tail
 */
public record ReleasedModel(
    String modelVersion, String key, String trunkDigest, String tailDigest) {}
