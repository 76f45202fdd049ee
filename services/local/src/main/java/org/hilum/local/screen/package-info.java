/**
 * Screening from the outside, as a device and a reader see it. Files enter, one row for each
 * leaves: what the reading list says and how long it took, or why there is nothing to say. Nothing
 * here knows a service's classes; it speaks HTTP and reads the events.
 */
package org.hilum.local.screen;
