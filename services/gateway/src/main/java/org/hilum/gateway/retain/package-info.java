/**
 * Objects that have been kept for long enough come in, and leave the store for good. Nothing goes
 * unless a period says so, nothing that is unread or on its way to an archive goes at all, and
 * nothing of a patient with a legal hold. Several replicas may sweep at once: to remove what is
 * gone is no error.
 */
package org.hilum.gateway.retain;
