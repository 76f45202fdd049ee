package org.hilum.triage.worklist;

import java.time.Instant;

/**
 * The unread cases of one kind.
 *
 * @param screening the kind
 * @param cases how many
 * @param oldestReceivedAt receipt of the one that waits longest
 * @param overdue how many are past their deadline
 */
record UnreadCount(Screening screening, long cases, Instant oldestReceivedAt, long overdue) {}
