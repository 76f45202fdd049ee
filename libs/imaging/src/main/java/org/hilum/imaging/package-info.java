/**
 * Bytes of unknown origin enter; an 8-bit gray image or a reason for refusing them leaves. Sizes
 * that headers claim are checked before anything is decoded, so a hostile file costs no more than
 * its own length. Each format is one {@link org.hilum.imaging.Codec}, which is where another one
 * joins; DICOM is left to its library, and becomes 8 bits here.
 */
package org.hilum.imaging;
