package org.hilum.training.train;

import org.hilum.training.features.FeatureTable;

/**
 * What a head learns from and is chosen on.
 *
 * @param altered training images, several altered views of each
 * @param plain training images as they are; only the subspace of known images sees them
 * @param validation validation images as they are
 * @param stressed validation images under acquisition stress and under fresh alterations
 */
public record LearningData(
    LabelledFeatures altered,
    FeatureTable plain,
    LabelledFeatures validation,
    LabelledFeatures stressed) {}
