/**
 * Real servers in this process: Kafka, PostgreSQL and S3 on a data directory and a port enter, a
 * running server that keeps its data leaves. Tests and the local stack use them, so that what is
 * tested is what runs. The services themselves never see this package.
 */
package org.hilum.servers;
