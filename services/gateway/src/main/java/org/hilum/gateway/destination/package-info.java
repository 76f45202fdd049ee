/**
 * The documents of a result enter, and go to one of the hospital's systems: an archive by C-STORE
 * or STOW-RS, a server by FHIR. What the system says of them leaves as one of three words: they are
 * there, they are not wanted, or try again. A system's own text is never passed on, for it may
 * repeat the patient's name.
 */
package org.hilum.gateway.destination;
