package org.hilum.training.search;

import org.hilum.training.train.HeadSettings;

/**
 * Settings to try.
 *
 * @param head how the head is trained
 * @param unlockDepth layers below the head that learn with it; 0 leaves the network frozen
 */
public record Candidate(HeadSettings head, int unlockDepth) {}
