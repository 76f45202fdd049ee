/**
 * The query of a URI comes in; matching studies, series or instances leave in the DICOM JSON model
 * (QIDO-RS, PS3.18 10.6). Keys of the list say which studies there are, of which patient, and how
 * large; an entry is read once for each series of what is told, and of what only its attributes can
 * rule out.
 */
package org.hilum.gateway.dicomweb.search;
