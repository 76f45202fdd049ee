/** Runs of the service against real PostgreSQL, S3 and Kafka, their processes real ones. */
package org.hilum.training.run;
