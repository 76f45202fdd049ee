/**
 * The terms of Specific Character Set enter, and what reads the bytes of texts written so leaves.
 * Switches of code within a text (ISO 2022) are followed here, because the JDK's charsets know
 * neither DICOM's escape sequences nor where they end. Bytes that mean nothing become U+FFFD, so
 * that a damaged name never costs an image.
 */
package org.hilum.dicom.text;
