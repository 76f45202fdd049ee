package org.hilum.triage.worklist;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The reading list in numbers. */
@Schema(description = "The reading list in numbers")
public record ListSummary(
    @Schema(description = "When it was counted") Instant asOf,
    @Schema(description = "Unread cases by screening") Map<Screening, Long> unread,
    @Schema(description = "Unread cases past their deadline") long overdue,
    @Schema(description = "Cases with at least one verdict") long read,
    @Schema(description = "Receipt of the unread case that waits longest; absent if none waits")
        Instant oldestUnreadReceivedAt) {}
