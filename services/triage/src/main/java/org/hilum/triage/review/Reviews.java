package org.hilum.triage.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hilum.schemas.CaseReviewed;
import org.hilum.schemas.Topic;
import org.hilum.schemas.Verdict;
import org.hilum.triage.outbox.Outbox;
import org.hilum.triage.outbox.OutboxEvent;
import org.hilum.triage.worklist.CaseChange;
import org.hilum.triage.worklist.CaseChanges;
import org.hilum.triage.worklist.CaseResults;
import org.hilum.triage.worklist.CaseReview;
import org.hilum.triage.worklist.CaseReviews;
import org.hilum.triage.worklist.Cases;
import org.hilum.triage.worklist.ImageId;
import org.hilum.triage.worklist.ResultView;
import org.hilum.triage.worklist.ReviewView;
import org.hilum.triage.worklist.XrayCase;

/** Takes verdicts. The case's row is locked meanwhile, so revisions count without gaps. */
@ApplicationScoped
public class Reviews {
  private final Cases cases;
  private final CaseResults results;
  private final CaseReviews reviews;
  private final Outbox outbox;
  private final CaseChanges changes;

  Reviews(
      Cases cases, CaseResults results, CaseReviews reviews, Outbox outbox, CaseChanges changes) {
    this.cases = cases;
    this.results = results;
    this.reviews = reviews;
    this.outbox = outbox;
    this.changes = changes;
  }

  @Transactional(rollbackOn = Exception.class)
  ReviewOutcome record(String imageId, Verdict verdict, ReviewRequest request) throws SQLException {
    if (!ImageId.isWellFormed(imageId)) {
      return new ReviewOutcome.UnknownCase();
    }
    Optional<XrayCase> known = cases.findByIdOptional(imageId, LockModeType.PESSIMISTIC_WRITE);
    if (known.isEmpty()) {
      return new ReviewOutcome.UnknownCase();
    }
    XrayCase xray = known.get();
    if (request.expectsOtherThan(xray.revision())) {
      return new ReviewOutcome.Overtaken(xray.revision());
    }
    // PostgreSQL keeps microseconds; the event says what the row says.
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    xray.read(verdict, request.reader(), now);
    CaseReviewed event = event(imageId, xray, verdict, request.reader(), now);
    reviews.persist(new CaseReview(event));
    outbox.add(List.of(OutboxEvent.of(Topic.CASE_REVIEWED, imageId, event, Optional.empty())));
    changes.tell(List.of(new CaseChange(CaseChange.Kind.REVIEWED, imageId)));
    return new ReviewOutcome.Recorded(
        new ReviewView(
            event.revision(), verdict, event.reader(), now, event.modelVersion().orElse(null)));
  }

  private CaseReviewed event(
      String imageId, XrayCase xray, Verdict verdict, String reader, Instant now) {
    Optional<ResultView> seen =
        xray.modelVersion().flatMap(modelVersion -> results.of(imageId, modelVersion));
    return new CaseReviewed(
        imageId,
        xray.revision(),
        verdict,
        reader,
        now,
        xray.patient(),
        xray.modelVersion(),
        seen.map(ResultView::trunkDigest),
        seen.map(ResultView::featuresKey));
  }
}
