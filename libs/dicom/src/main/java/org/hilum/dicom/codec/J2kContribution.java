package org.hilum.dicom.codec;

/**
 * What a packet's body adds to a code-block.
 *
 * @param length in bytes
 */
record J2kContribution(J2kBlock block, J2kBlock.Segment segment, int length) {}
