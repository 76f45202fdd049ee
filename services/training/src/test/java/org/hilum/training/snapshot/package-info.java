/** The cap by itself, and counts and snapshots against real servers. */
package org.hilum.training.snapshot;
