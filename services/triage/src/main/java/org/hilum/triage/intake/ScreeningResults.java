package org.hilum.triage.intake;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hilum.schemas.CaseFlagged;
import org.hilum.schemas.Decision;
import org.hilum.schemas.Findings;
import org.hilum.schemas.Judgement;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.Topic;
import org.hilum.triage.care.Tombstones;
import org.hilum.triage.outbox.Outbox;
import org.hilum.triage.outbox.OutboxEvent;
import org.hilum.triage.worklist.CaseChange;
import org.hilum.triage.worklist.CaseChanges;
import org.hilum.triage.worklist.ReadingPriority;
import org.hilum.triage.worklist.Screening;

/**
 * Stores results: one for each image and model version. The newest judgement of a champion orders
 * the case on the list until it is flagged or read: what another model says then, asked for the
 * features of a new trunk for example, is kept and changes nothing. A flag is told once.
 */
@ApplicationScoped
class ScreeningResults {
  /** The allowance counts from the receipt that the case already has. */
  private static final String UPSERT_CASES =
      """
      insert into cases (image_id, received_at, read_by, screening, model_version, probability,
        threshold, finding_normal, finding_bacterial, finding_viral, screened_at)
      select "imageId", "receivedAt", "readBy", screening, "modelVersion", probability, threshold,
        (findings->>'normal')::float8, (findings->>'bacterial')::float8,
        (findings->>'viral')::float8, "screenedAt"
      from json_to_recordset(?::json) as row (
        "imageId" text, "receivedAt" timestamptz, "readBy" timestamptz, screening text,
        "modelVersion" text, probability float8, threshold float8, findings json,
        "screenedAt" timestamptz)
      on conflict (image_id) do update set
        read_by = cases.received_at + (excluded.read_by - excluded.received_at),
        screening = excluded.screening, model_version = excluded.model_version,
        probability = excluded.probability, threshold = excluded.threshold,
        finding_normal = excluded.finding_normal, finding_bacterial = excluded.finding_bacterial,
        finding_viral = excluded.finding_viral, screened_at = excluded.screened_at
      where cases.screened_at is null
        or cases.screened_at < excluded.screened_at
          and cases.revision = 0 and cases.screening <> 'FLAGGED'
      returning image_id
      """;

  /**
   * A model on trial may have become champion; then its judgement counts from now on. A failure of
   * the same model version was undone by screening again.
   */
  private static final String INSERT_RESULTS =
      """
      with row as (
        select * from json_to_recordset(?::json) as row (
          "imageId" text, shadow boolean, "modelVersion" text, decision text, reason text,
          probability float8, threshold float8, unlikeness float8, findings json,
          "heatMap" real[], "trunkDigest" text, "featuresKey" text, "screenedAt" timestamptz)
      ), undone as (
        delete from failures using row
        where failures.image_id = "imageId" and failures.model_version = "modelVersion"
      )
      insert into results (image_id, model_version, shadow, decision, reason, probability,
        threshold, unlikeness, finding_normal, finding_bacterial, finding_viral, heat_map,
        trunk_digest, features_key, screened_at)
      select "imageId", "modelVersion", shadow, decision, row.reason, probability, threshold,
        unlikeness, (findings->>'normal')::float8, (findings->>'bacterial')::float8,
        (findings->>'viral')::float8, "heatMap", "trunkDigest", "featuresKey", "screenedAt"
      from row
      on conflict (image_id, model_version) do update set
        shadow = false, decision = excluded.decision, reason = excluded.reason,
        probability = excluded.probability, threshold = excluded.threshold,
        unlikeness = excluded.unlikeness, finding_normal = excluded.finding_normal,
        finding_bacterial = excluded.finding_bacterial, finding_viral = excluded.finding_viral,
        heat_map = excluded.heat_map,
        trunk_digest = excluded.trunk_digest, features_key = excluded.features_key,
        screened_at = excluded.screened_at
      where results.shadow and not excluded.shadow
      returning image_id, model_version, not exists (
        select from cases
        where cases.image_id = results.image_id and cases.model_version <> results.model_version
          and (cases.revision > 0 or cases.screening = 'FLAGGED'))
      """;

  private final Tombstones tombstones;
  private final RowWriter rows;
  private final ReadingPriority priority;
  private final Outbox outbox;
  private final CaseChanges changes;
  private final Event<Listed> listed;

  ScreeningResults(
      Tombstones tombstones,
      RowWriter rows,
      ReadingPriority priority,
      Outbox outbox,
      CaseChanges changes,
      Event<Listed> listed) {
    this.tombstones = tombstones;
    this.rows = rows;
    this.priority = priority;
    this.outbox = outbox;
    this.changes = changes;
    this.listed = listed;
  }

  private record CaseRow(
      String imageId,
      Instant receivedAt,
      Instant readBy,
      Screening screening,
      String modelVersion,
      double probability,
      double threshold,
      Optional<Findings> findings,
      Instant screenedAt) {}

  private record ResultRow(
      String imageId,
      boolean shadow,
      @JsonUnwrapped Judgement judgement,
      List<Double> heatMap,
      String trunkDigest,
      String featuresKey,
      Instant screenedAt) {}

  private record ResultKey(String imageId, String modelVersion) implements Comparable<ResultKey> {
    @Override
    public int compareTo(ResultKey other) {
      int byImage = imageId.compareTo(other.imageId);
      return byImage != 0 ? byImage : modelVersion.compareTo(other.modelVersion);
    }
  }

  /**
   * @param isNews false if another model had flagged the case, or somebody had read it
   */
  private record AddedResult(ResultKey key, boolean isNews) {}

  @Transactional(rollbackOn = Exception.class)
  void write(List<ScreeningCompleted> told, BatchTraces traces) throws SQLException {
    List<ScreeningCompleted> events = tombstones.living(told, ScreeningResults::told);
    rows.write(UPSERT_CASES, newestOfEachImage(events), row -> row.getString(1));
    List<AddedResult> added =
        rows.write(
            INSERT_RESULTS,
            resultsOf(events).values(),
            row ->
                new AddedResult(
                    new ResultKey(row.getString(1), row.getString(2)), row.getBoolean(3)));
    tell(added.stream().filter(AddedResult::isNews).map(AddedResult::key).toList(), events, traces);
  }

  private Iterable<CaseRow> newestOfEachImage(List<ScreeningCompleted> events) {
    SortedMap<String, CaseRow> byImage = new TreeMap<>();
    for (ScreeningCompleted event : events) {
      byImage.merge(
          event.imageId(),
          caseRow(event),
          (one, other) -> other.screenedAt().isAfter(one.screenedAt()) ? other : one);
    }
    return byImage.values();
  }

  private static SortedMap<ResultKey, ResultRow> resultsOf(List<ScreeningCompleted> events) {
    SortedMap<ResultKey, ResultRow> results = new TreeMap<>();
    for (ScreeningCompleted event : events) {
      results.merge(
          new ResultKey(event.imageId(), event.champion().modelVersion()),
          resultRow(event, false, event.champion(), event.heatMap()),
          (one, other) -> one.shadow() ? other : one);
      for (Judgement shadow : event.shadows()) {
        results.putIfAbsent(
            new ResultKey(event.imageId(), shadow.modelVersion()),
            resultRow(event, true, shadow, null));
      }
    }
    return results;
  }

  /** Of the results that are news, those of champions. */
  private void tell(List<ResultKey> news, List<ScreeningCompleted> events, BatchTraces traces)
      throws SQLException {
    SortedMap<ResultKey, ScreeningCompleted> champions = new TreeMap<>();
    for (ScreeningCompleted event : events) {
      champions.putIfAbsent(new ResultKey(event.imageId(), event.champion().modelVersion()), event);
    }
    champions.keySet().retainAll(news);
    List<OutboxEvent> flags = new ArrayList<>();
    List<CaseChange> changed = new ArrayList<>();
    for (ScreeningCompleted event : champions.values()) {
      listed.fire(new Listed(event.receivedAt(), Screening.of(event.champion().decision())));
      boolean isFlagged = event.champion().decision() == Decision.FLAGGED;
      changed.add(
          new CaseChange(
              isFlagged ? CaseChange.Kind.FLAGGED : CaseChange.Kind.SCREENED, event.imageId()));
      if (isFlagged) {
        flags.add(
            OutboxEvent.of(
                Topic.CASE_FLAGGED,
                event.imageId(),
                flag(event),
                traces.traceparent(event.imageId())));
      }
    }
    outbox.add(flags);
    changes.tell(changed);
  }

  private CaseFlagged flag(ScreeningCompleted event) {
    return new CaseFlagged(
        event.imageId(),
        event.champion().modelVersion(),
        event.champion().probability(),
        event.receivedAt(),
        Instant.now(),
        priority.readBy(event.receivedAt(), event.champion()));
  }

  private CaseRow caseRow(ScreeningCompleted event) {
    Judgement champion = event.champion();
    return new CaseRow(
        event.imageId(),
        event.receivedAt(),
        priority.readBy(event.receivedAt(), champion),
        Screening.of(champion.decision()),
        champion.modelVersion(),
        champion.probability(),
        champion.threshold(),
        champion.findings(),
        event.screenedAt());
  }

  private static ResultRow resultRow(
      ScreeningCompleted event, boolean shadow, Judgement judgement, List<Double> heatMap) {
    return new ResultRow(
        event.imageId(),
        shadow,
        judgement,
        heatMap,
        event.trunkDigest(),
        event.featuresKey(),
        event.screenedAt());
  }

  private static Tombstones.Told told(ScreeningCompleted event) {
    return new Tombstones.Told(event.imageId(), event.receivedAt(), Optional.empty());
  }
}
