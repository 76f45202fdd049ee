/**
 * An X-ray that is durable comes in; {@code hilum.xray.received.v1} leaves. One that is not taken
 * leaves as {@code hilum.xray.refused.v1}. Either way the caller returns only when the broker has
 * acknowledged it. The producer is idempotent and waits a few seconds, so that an absent broker is
 * a clear and quick 503. {@link org.hilum.gateway.announce.AnnouncedImages} reads back what the
 * topic already says.
 */
package org.hilum.gateway.announce;
