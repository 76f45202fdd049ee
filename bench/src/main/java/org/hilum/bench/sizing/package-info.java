/**
 * How large an installation must be. Figures that were measured, written down in docs/scaling.md,
 * and a number of images a day enter; processors, memory, partitions and storage leave. The page's
 * table is made from its own figures, so that no number stands there whose origin does not.
 */
package org.hilum.bench.sizing;
