/** Who may do what at training. */
package org.hilum.training.access;
