package org.hilum.gateway.care;

/**
 * A request that is understood.
 *
 * @param patient pseudonym
 * @param reference the hospital's number of the request
 * @param by name of the login that asks
 */
record CareOrder(String patient, String reference, String by) {}
