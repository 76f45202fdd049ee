/**
 * Entries of the index and what a client accepts come in; de-identified objects, their metadata,
 * frames and pictures leave (WADO-RS, PS3.18 10.4). Objects are read one at a time, and kept as
 * they lie in the store unless a client asks for another form.
 */
package org.hilum.gateway.dicomweb.retrieve;
