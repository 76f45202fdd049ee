/**
 * Drawn trunk outputs of a data set and of reviewed images come in; how long a training run takes
 * from its plan to the answer of the offline gate leaves. What they show does not matter to that.
 */
package org.hilum.bench.loop;
