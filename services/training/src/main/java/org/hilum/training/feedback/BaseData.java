package org.hilum.training.feedback;

import java.nio.file.Path;

/**
 * A data set that every run learns from, beside reviewed images.
 *
 * @param data its folder
 * @param work where {@code train base} has kept what leaves the trunk
 * @param seed of the alterations
 * @param variants altered views of each training image
 */
public record BaseData(Path data, Path work, long seed, int variants) {}
