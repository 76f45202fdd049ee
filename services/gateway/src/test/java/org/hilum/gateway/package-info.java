/** The gateway against real Kafka and S3. */
package org.hilum.gateway;
