/**
 * Patients by their pseudonyms come in, and whether their data must stay whatever else is decided
 * leaves. A hold is one object in the store, so that every replica sees it at once, and one that is
 * placed is in force when the answer leaves. Whoever removes anything asks here first.
 */
package org.hilum.gateway.hold;
