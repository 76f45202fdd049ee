/**
 * The rows that collecting leaves come in; what leaves is what a run may learn from now, as a
 * snapshot whose digest names it, and the same in numbers, over HTTP and as gauges. No reader's
 * word alone makes up more than a share of it; what is over that waits. What cannot be used is
 * listed with the reason, because a verdict that vanished without one would not be missed.
 */
package org.hilum.training.snapshot;
