/**
 * What a data set said of its patient and study enters; the same leaves when results must find
 * their way back. In between it lies in the object store beside the image, sealed by a key that
 * only the gateway has (AES-256-GCM), so that the image alone names nobody.
 */
package org.hilum.gateway.identity;
