/**
 * The network as a fast inference program. Layer table and weights enter, a TorchScript archive
 * leaves, written in plain Java and loaded by DJL. TorchScript is an export here and only here; the
 * blocks are the truth, so another engine can replace it.
 */
package org.hilum.network.program;
