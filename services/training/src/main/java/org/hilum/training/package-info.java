/**
 * The service that learns, and the commands that do so without it. Verdicts enter through {@code
 * collect}, models leave through {@code registry}; a package is a step between. Here stands what
 * several steps of the service share: the object store.
 */
package org.hilum.training;
