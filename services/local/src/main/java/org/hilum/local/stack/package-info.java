/**
 * Everything on one machine. A data directory and ports enter; real Kafka, PostgreSQL, S3, an
 * issuer of tokens and the four service jars run until they are closed, services first. A second
 * start on the same directory finds its data again.
 */
package org.hilum.local.stack;
