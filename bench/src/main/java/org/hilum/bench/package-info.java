/**
 * The benchmark. A model and a built project enter; one table of rates and ratios leaves, and the
 * same as JSON. Ratios compare within one run on one machine, because absolute figures do not
 * travel.
 */
package org.hilum.bench;
