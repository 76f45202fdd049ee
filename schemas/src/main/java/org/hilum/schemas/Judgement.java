package org.hilum.schemas;

import java.util.Optional;

/**
 * What one model version says of one image.
 *
 * @param modelVersion {@code <name>/<version>}
 * @param probability calibrated probability of pneumonia, 0 to 1
 * @param threshold probability from which an image is flagged
 * @param decision the model's word
 * @param reason why it abstains; present exactly with {@link Decision#INDETERMINATE}
 * @param unlikeness distance from the training images, 1 at the model's limit
 * @param findings how the probability divides; present if the model tells bacterial from viral
 */
public record Judgement(
    String modelVersion,
    double probability,
    double threshold,
    Decision decision,
    Optional<IndeterminateReason> reason,
    double unlikeness,
    Optional<Findings> findings) {}
