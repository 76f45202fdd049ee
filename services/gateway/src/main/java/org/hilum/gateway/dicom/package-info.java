/**
 * A file of DICOM enters; a de-identified object, its entry in the index, its sealed identity and
 * an event leave, or a refusal with its reason. All doors end here, so that an instance becomes the
 * same object whichever way it came. The index is what queries, retrieval and storage commitment
 * know of the store; pixels are not decoded here, that is the worker's.
 */
package org.hilum.gateway.dicom;
