/** The consumer and its table against real Kafka and PostgreSQL. */
package org.hilum.training.collect;
