/**
 * Questions of a hospital's systems for results enter, and resources of FHIR R4 leave: the same
 * reports and observations that are delivered to servers which take them. They are made anew for
 * each answer from what was entered for delivery and the sealed identity, so nothing is kept here,
 * and no other door of Hilum's tells whom a result is about.
 */
package org.hilum.gateway.fhir;
