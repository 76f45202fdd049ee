/** A run without the service: drawn trunk outputs, a trunk that cannot run, and no pixel. */
package org.hilum.training.feedback;
