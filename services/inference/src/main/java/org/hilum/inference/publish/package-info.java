/**
 * The outcome of one image enters; an object in the store and then an event leave. The object comes
 * first, so that whoever reads the event finds it. Writing the same outcome again changes nothing.
 */
package org.hilum.inference.publish;
