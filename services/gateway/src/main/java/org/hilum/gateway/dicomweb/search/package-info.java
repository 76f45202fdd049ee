/**
 * The query of a URI comes in; matching studies, series or instances leave in the DICOM JSON model
 * (QIDO-RS, PS3.18 10.6). Keys of the index say which studies there are and how large; an entry is
 * read once for each series, so that a search costs as much as what it looks at.
 */
package org.hilum.gateway.dicomweb.search;
