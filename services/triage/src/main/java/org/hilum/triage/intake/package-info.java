/**
 * Batches of received, screened and failed X-rays enter from Kafka; rows of the reading list and
 * events of the outbox leave, one transaction for each batch. Events may come twice, late or in
 * another order than they happened: rows are keyed by image and model version, so each counts once.
 * While PostgreSQL is away a batch waits; bytes that are no event go to the dead-letter topic.
 */
package org.hilum.triage.intake;
