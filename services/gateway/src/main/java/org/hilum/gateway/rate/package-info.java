/**
 * How much one sender may ask. Requests enter with the name of who sends them; those beyond what
 * one sender is given leave as a problem with the time to wait. A device that repeats itself
 * without end then takes nothing from the others.
 */
package org.hilum.gateway.rate;
