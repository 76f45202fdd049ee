/**
 * Codestreams of ITU-T T.800 enter, samples leave. {@link
 * org.hilum.dicom.codec.jpeg2000.Codestream} takes them apart into tiles, {@link
 * org.hilum.dicom.codec.jpeg2000.Packets} hands the packets of a tile to its code-blocks, {@link
 * org.hilum.dicom.codec.jpeg2000.BlockDecoder} and {@link org.hilum.dicom.codec.jpeg2000.Wavelet}
 * make samples of these. Own code, because the one decoder in Java that is published neither ends
 * on every damaged frame nor bounds its memory.
 */
package org.hilum.dicom.codec.jpeg2000;
