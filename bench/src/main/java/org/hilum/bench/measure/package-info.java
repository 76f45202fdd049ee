/**
 * How something is measured. Work enters; rates, quantiles, deviations and the use of processor and
 * memory leave. Nothing here knows what Hilum does.
 */
package org.hilum.bench.measure;
