/**
 * Refusals and faults enter; problem details (RFC 9457) leave. They say what was wrong with a
 * request in words that a caller can act on. Every endpoint answers failures in this one shape.
 */
package org.hilum.training.problem;
