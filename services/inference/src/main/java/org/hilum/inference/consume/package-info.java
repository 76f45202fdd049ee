/**
 * X-ray events enter from Kafka; each leaves as one published outcome and one acknowledged offset,
 * or as a dead letter. Images stream through fetching, network and publishing at the same time, in
 * no fixed order. What has been accepted is retried until it works: a server that is away slows the
 * worker down and costs no image.
 */
package org.hilum.inference.consume;
