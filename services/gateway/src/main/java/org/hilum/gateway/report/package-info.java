/**
 * A judgement, or why there is none, and the identity of the image that it is of enter; what a
 * hospital's systems read leaves: a DICOM structured report, a secondary capture of the heat map,
 * and resources of FHIR. All of them name the original patient and study, so nothing made here is
 * kept by Hilum. The same result gives the same bytes under the same names, so that a delivery may
 * be repeated.
 */
package org.hilum.gateway.report;
