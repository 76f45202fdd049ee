/**
 * Images that devices push by DIMSE enter, and what became of each leaves as the status of its
 * answer. A device is told of success only when the image is durable and announced, because then it
 * may forget it. While the store, the broker or the disk is away it is told so, and keeps the
 * image.
 */
package org.hilum.gateway.network;
