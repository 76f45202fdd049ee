package org.hilum.training.registry;

import java.time.Instant;
import java.util.Map;

/**
 * A line of the list of models.
 *
 * @param modelVersion {@code <name>/<version>}
 * @param standing what it is to the others
 * @param hasWeights false once retention has removed them
 * @param registeredAt when it was complete
 * @param trunkDigest SHA-256 of its trunk
 * @param tailDigest SHA-256 of its tail
 * @param threshold probability from which it flags an image
 * @param decisions what gates said of it, by the name of the dossier's file
 */
public record ListedModel(
    String modelVersion,
    Standing standing,
    boolean hasWeights,
    Instant registeredAt,
    String trunkDigest,
    String tailDigest,
    double threshold,
    Map<String, KeptDecision> decisions) {}
