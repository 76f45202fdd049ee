/**
 * S3 event notifications come in, over HTTP or over Kafka and through one parser; each new object
 * below {@code uploads/} leaves for admission. Notifications may be late, lost, repeated or forged:
 * they say only where to look, and the sweep looks anyway.
 */
package org.hilum.gateway.notify;
