/**
 * Bytes of unknown origin enter, and a data set or the reason for refusing them leaves; the other
 * way, a data set enters and the bytes of a file or of a network message leave. What a file claims
 * is checked against what is left of it and against {@link org.hilum.dicom.file.ReadLimits} before
 * anything is allocated, so that a hostile file costs no more than its own length. Pixels are moved
 * here, never looked at.
 */
package org.hilum.dicom.file;
