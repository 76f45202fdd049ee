package org.hilum.gateway.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.deidentify.Deidentifier;
import org.hilum.dicom.deidentify.Pseudonymiser;
import org.hilum.gateway.deliver.DeliveryConfig;
import org.hilum.gateway.deliver.ReportIndex;
import org.hilum.gateway.deliver.ReportTime;
import org.hilum.gateway.deliver.ResultKey;
import org.hilum.gateway.deliver.Results;
import org.hilum.gateway.deliver.Screenings;
import org.hilum.gateway.dicom.InstanceIndex;
import org.hilum.gateway.report.FhirReport;
import org.hilum.gateway.report.Screening;

/**
 * Finds results and makes resources of them. A search without a study goes through the reports in
 * the order of time, and looks at so many for a page at most: what a date of the study leaves out
 * is known only when the identity is opened.
 */
@Singleton
public class Reports {
  private static final int MOST_LOOKED_AT = 500;
  private static final String OBSERVATIONS = "Observation/";

  private final ReportIndex index;
  private final Results results;
  private final Screenings screenings;
  private final InstanceIndex instances;
  private final Deidentifier names;
  private final ZoneId zone;

  Reports(
      ReportIndex index,
      Results results,
      Screenings screenings,
      InstanceIndex instances,
      Deidentifier names,
      DeliveryConfig config) {
    this.index = index;
    this.results = results;
    this.screenings = screenings;
    this.instances = instances;
    this.names = names;
    this.zone = config.timeZone();
  }

  /** Of dates that have none. */
  ZoneId zone() {
    return zone;
  }

  Optional<ObjectNode> report(UUID id) {
    return found(id).map(FhirReport::report).filter(report -> isNamed(report, id));
  }

  Optional<ObjectNode> observation(UUID id) {
    return found(id).stream()
        .flatMap(resources -> resources.observations().stream())
        .filter(observation -> isNamed(observation, id))
        .findFirst();
  }

  private Optional<FhirReport> found(UUID id) {
    return index.find(id).flatMap(screenings::find).map(Reports::resources);
  }

  private static boolean isNamed(ObjectNode resource, UUID id) {
    return FhirReport.id(resource).equals(id.toString());
  }

  private static FhirReport resources(Screening screening) {
    return FhirReport.of(screening, OBSERVATIONS);
  }

  ReportPage search(ReportQuery query) {
    List<ObjectNode> matches = new ArrayList<>();
    try (Stream<ReportTime> candidates = candidates(query)) {
      Iterator<ReportTime> left = candidates.iterator();
      String last = "";
      for (int i = 0; i < MOST_LOOKED_AT && matches.size() < query.count() && left.hasNext(); i++) {
        ReportTime next = left.next();
        last = next.text();
        screenings
            .find(next.key())
            .filter(screening -> isMatch(screening, next, query))
            .ifPresent(screening -> matches.add(resources(screening).report()));
      }
      return new ReportPage(matches, left.hasNext() ? Optional.of(last) : Optional.empty());
    }
  }

  private Stream<ReportTime> candidates(ReportQuery query) {
    if (query.study().isPresent()) {
      return sorted(ofStudy(query.study().get()), query);
    }
    Optional<UUID> named = query.id().or(query::identifier);
    if (named.isPresent()) {
      return sorted(index.find(named.get()).stream(), query);
    }
    Instant latest =
        query.issued().stream()
            .map(DateBound::latest)
            .min(Comparator.naturalOrder())
            .orElse(Instant.MAX);
    return inTime(query).takeWhile(report -> report.toldAt().isBefore(latest));
  }

  private Stream<ReportTime> inTime(ReportQuery query) {
    Instant earliest =
        query.issued().stream()
            .map(DateBound::earliest)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    return query.after().isEmpty() ? index.from(earliest) : index.after(query.after());
  }

  /** By the name that its device gave it, or the one that the image has here. */
  private Stream<ResultKey> ofStudy(Uid study) {
    Uid pseudonym = names.uid(Pseudonymiser.Kind.STUDY, study.value());
    return Stream.of(pseudonym, study)
        .flatMap(instances::list)
        .flatMap(listed -> instances.find(listed.uids()).stream())
        .flatMap(entry -> results.list(entry.imageId()))
        .distinct();
  }

  private Stream<ReportTime> sorted(Stream<ResultKey> keys, ReportQuery query) {
    return keys.flatMap(
            key -> screenings.find(key).map(found -> ReportTime.of(found.toldAt(), key)).stream())
        .filter(report -> report.text().compareTo(query.after()) > 0)
        .sorted(Comparator.comparing(ReportTime::text));
  }

  /** An image that was given up and judged by the same model later has one report, the result's. */
  private boolean isMatch(Screening screening, ReportTime listed, ReportQuery query) {
    List<UUID> ids = FhirReport.ids(screening);
    Instant told = screening.toldAt();
    return ReportTime.of(told, listed.key()).equals(listed)
        && query.id().filter(id -> !id.equals(ids.get(0))).isEmpty()
        && query.identifier().filter(id -> !id.equals(ids.get(1))).isEmpty()
        && query.issued().stream().allMatch(bound -> bound.holds(told, told.plusNanos(1)))
        && query.dates().stream().allMatch(bound -> isOfTime(screening, bound));
  }

  private boolean isOfTime(Screening screening, DateBound bound) {
    return screening
        .identity()
        .date(Tags.STUDY_DATE)
        .filter(day -> bound.holds(start(day), start(day.plusDays(1))))
        .isPresent();
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant().truncatedTo(ChronoUnit.MILLIS);
  }
}
