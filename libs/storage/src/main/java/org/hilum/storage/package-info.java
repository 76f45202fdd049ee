/**
 * The object store. Keys and bytes enter; what returns has been written durably by an S3 server, or
 * is a {@link org.hilum.storage.StorageUnavailableException} that a retry may cure. Any S3 server
 * will do.
 */
package org.hilum.storage;
