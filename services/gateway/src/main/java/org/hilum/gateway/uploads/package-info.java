/**
 * A device that would rather not send its image through the gateway gets a ticket and an address of
 * the object store to put it to. What lies at such an address is read, admitted like a posted image
 * and removed; the ticket then tells what became of it. Whoever notices the object first starts
 * this, a notification or the sweep: to do it twice changes nothing.
 */
package org.hilum.gateway.uploads;
