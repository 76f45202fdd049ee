/** The consumer, its tables and the search for features, against real servers. */
package org.hilum.training.collect;
