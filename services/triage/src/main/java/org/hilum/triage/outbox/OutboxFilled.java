package org.hilum.triage.outbox;

/** A transaction has put rows into the outbox. */
record OutboxFilled(int events) {}
