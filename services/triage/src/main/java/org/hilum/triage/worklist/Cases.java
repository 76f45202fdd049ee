package org.hilum.triage.worklist;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cases by id and in the order of the reading list. */
@ApplicationScoped
public class Cases implements PanacheRepositoryBase<XrayCase, String> {
  private static final Sort EARLIEST_DEADLINE_FIRST = Sort.by("readBy").and("imageId");

  Optional<ReadingListEntry> entry(String imageId) {
    return find("imageId", imageId).project(ReadingListEntry.class).firstResultOptional();
  }

  Optional<CaseOrigin> origin(String imageId) {
    return find("imageId", imageId).project(CaseOrigin.class).firstResultOptional();
  }

  /** One more than asked for, if there are more. */
  List<ReadingListEntry> list(ReadingListQuery query) {
    StringBuilder where = new StringBuilder(query.state().condition());
    Map<String, Object> values = new HashMap<>();
    if (!query.screenings().isEmpty()) {
      where.append(" and screening in :screenings");
      values.put("screenings", query.screenings());
    }
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
              where.append(" and receivedAt >= :since");
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

  long countRead() {
    return count("revision > 0");
  }
}
