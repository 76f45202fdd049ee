package org.hilum.training.adapt;

import org.hilum.training.train.Epoch;
import org.hilum.training.train.Fit;

/**
 * A trained trunk and how it came about.
 *
 * @param trunk content of the packed file
 * @param layers content of the file of the last 13 layers
 * @param head the best epoch of the head that was trained before anything was unlocked
 * @param fit epochs after unlocking
 * @param packing what packing cost
 */
public record AdaptedTrunk(byte[] trunk, byte[] layers, Epoch head, Fit fit, PackingCost packing) {}
