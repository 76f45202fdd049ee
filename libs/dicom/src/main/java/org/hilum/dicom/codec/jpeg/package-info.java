/**
 * Frames in the processes of ITU-T T.81 (sequential DCT, lossless) and T.87 (JPEG-LS) enter; the
 * components' samples leave. All three share what {@link org.hilum.dicom.codec.jpeg.Scans} reads:
 * marker segments, headers, tables and restart intervals. Only the DCT of eight bits is left to the
 * JDK.
 */
package org.hilum.dicom.codec.jpeg;
