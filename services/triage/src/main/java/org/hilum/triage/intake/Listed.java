package org.hilum.triage.intake;

import java.time.Instant;
import org.hilum.triage.worklist.Screening;

/** A transaction has put a first result on the reading list. */
record Listed(Instant receivedAt, Screening screening) {}
