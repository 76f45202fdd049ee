/**
 * Events that a transaction has made true enter as rows written in that same transaction; they
 * leave for Kafka as soon as it has committed. A row is removed only when every in-sync replica of
 * the broker has its event, so nothing that was decided goes untold, whatever stops in between. An
 * event may be told twice; its {@code ce_id} stays the same.
 */
package org.hilum.triage.outbox;
