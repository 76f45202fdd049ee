/**
 * DICOM instances come in from whatever door; de-identified objects, their entries in the index and
 * the same event as of any X-ray leave. The index is what queries, retrieval and storage commitment
 * know of the store: an instance is there when its entry is.
 */
package org.hilum.gateway.dicom;
