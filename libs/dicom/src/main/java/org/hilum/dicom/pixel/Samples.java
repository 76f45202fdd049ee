package org.hilum.dicom.pixel;

/**
 * The samples of a frame.
 *
 * @param values row by row from the top left, those of a pixel side by side, in the low bits
 *     allocated of each; not copied, and altered by whoever it is given to
 * @param isRgb whether the decoder has undone a colour transformation, so that three samples are
 *     red, green and blue whatever the photometric interpretation says
 */
public record Samples(short[] values, boolean isRgb) {}
