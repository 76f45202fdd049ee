/**
 * The web services of PS3.18 below {@code /dicomweb}: instances come in by STOW-RS and leave for
 * {@code dicom}; questions (QIDO-RS) and retrieval (WADO-RS) are answered from the index and the
 * de-identified objects. Archives and viewers that know DICOM know these, so that neither needs
 * anything made for Hilum.
 */
package org.hilum.gateway.dicomweb;
