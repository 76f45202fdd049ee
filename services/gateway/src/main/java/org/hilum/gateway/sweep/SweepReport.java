package org.hilum.gateway.sweep;

/**
 * What one sweep did.
 *
 * @param announced images that had no event
 * @param admitted uploads that were dealt with, admitted or refused
 */
public record SweepReport(long announced, long admitted) {}
