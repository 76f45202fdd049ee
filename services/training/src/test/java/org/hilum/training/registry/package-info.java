/** The registry against a real S3 server, and its releases against a real broker. */
package org.hilum.training.registry;
