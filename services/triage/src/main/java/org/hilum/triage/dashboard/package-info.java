/**
 * What the page of the reading room needs beyond the list: X-rays leave as bytes from the object
 * store or, where a browser would not show them, as PNG, changes of cases as server-sent events.
 * Changes come through PostgreSQL, so a page sees those that other replicas make. The page itself
 * is static and lies in {@code META-INF/resources}.
 */
package org.hilum.triage.dashboard;
