/** Who may do what at triage. */
package org.hilum.triage.access;
