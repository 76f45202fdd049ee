/**
 * The network as DJL blocks: the reference that the fast program must match, and what training
 * trains. Layer table and weights enter; images or trunk features become pooled features and
 * logits. Every parameter is addressed by its Keras name.
 */
package org.hilum.network.blocks;
