package org.hilum.dicom.pixel;

/**
 * What the data set says of a compressed frame.
 *
 * @param bitsAllocated 8 or 16
 * @param bitsStored at most as many
 */
public record FrameFormat(
    String transferSyntaxUid,
    int rows,
    int columns,
    int samplesPerPixel,
    int bitsAllocated,
    int bitsStored,
    boolean isSigned) {}
