/**
 * Bodies of type {@code multipart/related} (RFC 2046, RFC 2387) are taken apart as they come, one
 * part at a time, and put together likewise. Forms have a parser in the HTTP layer, but it keeps
 * all parts of a request and does not limit their headers. Whatever a peer sends costs no more
 * memory than one part may have.
 */
package org.hilum.gateway.dicomweb.multipart;
