/**
 * An image id comes in, and how far its image has come leaves. The answer is read from the object
 * store alone: the worker writes an outcome there before it announces it, so no database is needed
 * and every replica gives the same answer.
 */
package org.hilum.gateway.state;
