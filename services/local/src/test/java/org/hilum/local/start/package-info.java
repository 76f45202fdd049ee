/** What services do when a setting is wrong, as docs/security.md says. */
package org.hilum.local.start;
