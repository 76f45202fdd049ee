package org.hilum.triage.worklist;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cases by id and in the order of the reading list. */
@ApplicationScoped
public class Cases implements PanacheRepositoryBase<XrayCase, String> {
  private static final Comparator<ReadingListEntry> READING_ORDER =
      Comparator.comparing(ReadingListEntry::readBy).thenComparing(ReadingListEntry::imageId);
  private static final Sort EARLIEST_DEADLINE_FIRST = Sort.by("readBy").and("imageId");

  Optional<ReadingListEntry> entry(String imageId) {
    return find("imageId", imageId).project(ReadingListEntry.class).firstResultOptional();
  }

  Optional<CaseOrigin> origin(String imageId) {
    return find("imageId", imageId).project(CaseOrigin.class).firstResultOptional();
  }

  /** One more than asked for, if there are more. Wants a transaction that sees one snapshot. */
  List<ReadingListEntry> list(ReadingListQuery query) {
    return query.parts().stream()
        .flatMap(part -> list(part, query).stream())
        .sorted(READING_ORDER)
        .limit(query.limit() + 1L)
        .toList();
  }

  private List<ReadingListEntry> list(ReadingListQuery.Part part, ReadingListQuery query) {
    StringBuilder where = new StringBuilder(part.condition());
    Map<String, Object> values = new HashMap<>();
    part.screening()
        .ifPresent(
            screening -> {
              where.append(" and screening = :screening");
              values.put("screening", screening);
            });
    query
        .deviceId()
        .ifPresent(
            deviceId -> {
              where.append(" and deviceId = :deviceId");
              values.put("deviceId", deviceId);
            });
    query
        .since()
        .ifPresent(
            since -> {
              // A deadline lies behind the receipt, so the index can begin there.
              where.append(" and receivedAt >= :since and readBy >= :since");
              values.put("since", since);
            });
    query
        .after()
        .ifPresent(
            after -> {
              where.append(" and (readBy, imageId) > (:readBy, :imageId)");
              values.put("readBy", after.readBy());
              values.put("imageId", after.imageId());
            });
    return find(where.toString(), EARLIEST_DEADLINE_FIRST, values)
        .project(ReadingListEntry.class)
        .range(0, query.limit())
        .list();
  }

  /** Makes the present transaction, which has read nothing yet, see one snapshot to its end. */
  void seeOneSnapshot() {
    getEntityManager()
        .createNativeQuery("set transaction isolation level repeatable read")
        .executeUpdate();
  }

  /** Unread cases by screening, with the oldest receipt and how many are past their deadline. */
  List<UnreadCount> countUnread() {
    return getEntityManager()
        .createQuery(
            """
            select new org.hilum.triage.worklist.UnreadCount(
              screening, count(*), min(receivedAt),
              sum(case when readBy < instant then 1L else 0L end))
            from XrayCase where revision = 0 group by screening
            """,
            UnreadCount.class)
        .getResultList();
  }

  /** Kept by the database: counting them would take longer with every day. */
  long countRead() {
    return getSession()
        .createNativeQuery("select cast(sum(cases) as bigint) from read_tallies", Long.class)
        .getSingleResult();
  }
}
