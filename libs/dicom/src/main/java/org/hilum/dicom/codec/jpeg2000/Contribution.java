package org.hilum.dicom.codec.jpeg2000;

/**
 * What a packet's body adds to a code-block.
 *
 * @param length in bytes
 */
record Contribution(CodeBlock block, CodeBlock.Segment segment, int length) {}
