/**
 * Holds the whole project to its own rules: which module may know which, what names are not used,
 * and that documents name only what exists.
 */
package org.hilum.architecture;
