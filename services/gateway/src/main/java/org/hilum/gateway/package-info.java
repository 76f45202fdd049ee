/**
 * The door of Hilum: X-rays come in over HTTP or through the bucket, and leave as objects named by
 * their SHA-256 and as {@code hilum.xray.received.v1} events, or as {@code hilum.xray.refused.v1}.
 * This package holds what all steps share, the one object store.
 */
package org.hilum.gateway;
