/** The reading list in a browser, as a person meets it. */
package org.hilum.triage.browser;
