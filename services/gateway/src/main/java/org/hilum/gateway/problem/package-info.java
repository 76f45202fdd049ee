/**
 * Refusals and faults leave the gateway as problem details (RFC 9457, {@code
 * application/problem+json}). Each kind has a stable {@code type}; clients branch on it, people
 * read {@code detail}. Nothing here repeats what the caller sent.
 */
package org.hilum.gateway.problem;
