/**
 * What people and machines read. Progress goes to the error stream as it happens; the table goes to
 * the output, and the same keys to a JSON file. A key never changes its meaning.
 */
package org.hilum.bench.report;
