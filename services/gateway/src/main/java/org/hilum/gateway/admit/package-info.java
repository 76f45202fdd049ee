/**
 * Bytes and what the sender says of them come in; what leaves is an object named by its SHA-256 and
 * announced, or a refusal with its reason, which the doors have {@link
 * org.hilum.gateway.admit.ImageRefusals} tell of. Only headers are read here, pixels are decoded
 * once, by the worker. Identifiers become pseudonyms before anything is stored.
 */
package org.hilum.gateway.admit;
