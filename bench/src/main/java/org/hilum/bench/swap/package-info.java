/**
 * What a change of model costs. A model on trial is weighed by the throughput of the worker's
 * pipeline with and without it, a swap by the longest that an image waits meanwhile, and by the
 * memory that is left behind. Releases are installed by the worker's own classes from files laid
 * out as in the object store.
 */
package org.hilum.bench.swap;
