package org.hilum.training.trail;

/**
 * The last entry of the chain; the hash vouches for all entries up to it.
 *
 * @param sequence 0 as long as there is none
 */
public record ChainHead(long sequence, String hash) {
  static final ChainHead EMPTY = new ChainHead(0, "0".repeat(64));
}
