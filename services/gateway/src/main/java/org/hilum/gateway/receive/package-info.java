/**
 * HTTP requests of devices come in; the image and what is said of it leave for {@code admit}, and
 * its outcome leaves as a receipt or a problem detail. The media type that a request claims chooses
 * only how the body is taken apart: what an image is, its bytes say.
 */
package org.hilum.gateway.receive;
