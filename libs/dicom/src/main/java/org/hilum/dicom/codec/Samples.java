package org.hilum.dicom.codec;

/**
 * The pixel cells of a frame.
 *
 * @param values row by row from the top left, the samples of a pixel side by side; the low {@code
 *     bitsAllocated} bits of each are the cell, wherever in it the stored bits are. Not copied
 * @param precision bits that the codestream has a sample, all that are allocated in RLE (PS3.5,
 *     G.2)
 * @param isColourTransformUndone true if the codestream had its own transform of RGB and the values
 *     are RGB again, whatever the data set calls them (YBR_RCT, YBR_ICT); false if they are what
 *     the photometric interpretation says, YBR_FULL included
 */
public record Samples(short[] values, int precision, boolean isColourTransformUndone) {}
