/**
 * What topics, tables and registry tell of images and models enters; one chain of entries leaves,
 * each with the hash of the entry before it, so that no entry can be changed, removed or moved
 * without a trace. Entries hold facts and digests, never who a patient is. Somebody will ask, years
 * later, which model said what of an image and why it was allowed to.
 */
package org.hilum.training.trail;
