/**
 * What the worker makes of the engine. The ceiling is decoding, preprocessing and engine back to
 * back on every core; against it stands the worker's own pipeline in the same process, with its
 * queues, checks and results, but with images and outcomes in memory instead of behind a network.
 */
package org.hilum.bench.worker;
