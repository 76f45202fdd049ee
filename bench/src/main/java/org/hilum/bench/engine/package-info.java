/**
 * The bare engine. A model and images enter; for each contender images a second and the pooled
 * features leave, and from them ratios and relative errors. Every contender runs the same layers
 * with the same weights, alone on the machine, in its better way of using all cores.
 */
package org.hilum.bench.engine;
