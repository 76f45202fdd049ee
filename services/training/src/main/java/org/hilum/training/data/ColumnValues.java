package org.hilum.training.data;

import java.util.List;

/**
 * What a column of a manifest says of images.
 *
 * @param values one for each image, in the order of the images
 */
public record ColumnValues(String column, List<String> values) {}
