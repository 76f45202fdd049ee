/** Tests of guards: the bounds by hand, sending back against real servers. */
package org.hilum.training.guard;
