package org.hilum.triage.worklist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a radiologist is shown. */
@ApplicationScoped
public class ReadingList {
  private final Cases cases;
  private final CaseResults results;
  private final CaseFailures failures;
  private final CaseReviews reviews;

  ReadingList(Cases cases, CaseResults results, CaseFailures failures, CaseReviews reviews) {
    this.cases = cases;
    this.results = results;
    this.failures = failures;
    this.reviews = reviews;
  }

  @Transactional
  ReadingListPage page(ReadingListQuery query) {
    cases.seeOneSnapshot();
    return ReadingListPage.of(Instant.now(), cases.list(query), query.limit());
  }

  @Transactional
  Optional<CaseDetail> detail(String imageId) {
    if (!ImageId.isWellFormed(imageId)) {
      return Optional.empty();
    }
    return cases.entry(imageId).map(this::withHistory);
  }

  @Transactional
  public ListSummary summary() {
    List<UnreadCount> counts = cases.countUnread();
    Map<Screening, Long> unread = new EnumMap<>(Screening.class);
    for (Screening screening : Screening.values()) {
      unread.put(screening, 0L);
    }
    counts.forEach(count -> unread.put(count.screening(), count.cases()));
    Instant oldest =
        counts.stream().map(UnreadCount::oldestReceivedAt).min(Instant::compareTo).orElse(null);
    long overdue = counts.stream().mapToLong(UnreadCount::overdue).sum();
    return new ListSummary(Instant.now(), unread, overdue, cases.countRead(), oldest);
  }

  private CaseDetail withHistory(ReadingListEntry entry) {
    String imageId = entry.imageId();
    return new CaseDetail(
        entry,
        cases.origin(imageId).orElseThrow(),
        results.of(imageId),
        failures.of(imageId),
        reviews.of(imageId));
  }
}
