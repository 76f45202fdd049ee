/**
 * Refusals and faults leave the gateway as problem details (RFC 9457, {@code
 * application/problem+json}), and below {@code /fhir} as that standard wants them. Each kind has a
 * stable {@code type}; clients branch on it, people read {@code detail}. Nothing here repeats what
 * the caller sent.
 */
package org.hilum.gateway.problem;
