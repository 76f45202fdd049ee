package org.hilum.gateway.dicomweb.search;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.dicom.deidentify.Deidentifier;
import org.hilum.gateway.dicom.IndexEntry;
import org.hilum.gateway.dicom.InstanceIndex;
import org.hilum.gateway.dicom.InstanceUids;
import org.hilum.gateway.dicom.ListedInstance;

/** Searches the index, study by study, and no further than the answer needs. */
@Singleton
public class Searches {
  private static final Map<Tag, Function<InstanceUids, Uid>> IN_KEYS =
      Map.of(
          Tags.STUDY_INSTANCE_UID, InstanceUids::study,
          Tags.SERIES_INSTANCE_UID, InstanceUids::series,
          Tags.SOP_INSTANCE_UID, InstanceUids::instance);

  private static final Pattern WILDCARDS = Pattern.compile("[*?]");

  private final InstanceIndex index;

  Searches(InstanceIndex index) {
    this.index = index;
  }

  /**
   * @param url where a match is retrieved
   * @throws org.hilum.storage.StorageUnavailableException if the store is away
   */
  public SearchResults run(Search search, Function<InstanceUids, String> url) {
    Answer answer = new Answer(search, url);
    if (search.keys().entrySet().stream().allMatch(Searches::mayMatch)) {
      matchAll(search, answer);
    }
    return answer.results();
  }

  /** Of what de-identification takes from every object no value is ever found. */
  private static boolean mayMatch(Map.Entry<Tag, String> key) {
    return key.getValue().isEmpty()
        || key.getKey().equals(Answer.MODALITIES_IN_STUDY)
        || Deidentifier.mayKeep(key.getKey());
  }

  private void matchAll(Search search, Answer answer) {
    Iterator<InstanceUids> uids = listed(search).iterator();
    List<InstanceUids> study = new ArrayList<>();
    while (uids.hasNext() && !answer.isComplete()) {
      InstanceUids next = uids.next();
      if (!study.isEmpty() && !study.get(0).study().equals(next.study())) {
        match(study, search, answer);
        study.clear();
      }
      study.add(next);
    }
    if (!study.isEmpty() && !answer.isComplete()) {
      match(study, search, answer);
    }
  }

  /** Whether the list alone tells what matches. */
  private static boolean isDecidedByList(Search search) {
    return search.keys().entrySet().stream()
        .allMatch(
            key ->
                key.getValue().isEmpty()
                    || IN_KEYS.containsKey(key.getKey())
                    || key.getKey().equals(Tags.PATIENT_ID) && onePatient(search).isPresent());
  }

  private static Optional<String> onePatient(Search search) {
    return Optional.ofNullable(search.keys().get(Tags.PATIENT_ID))
        .filter(patientId -> !patientId.isEmpty() && !WILDCARDS.matcher(patientId).find())
        .map(ListedInstance::patient);
  }

  private Stream<InstanceUids> listed(Search search) {
    Optional<String> patient = onePatient(search);
    return listedOfStudies(search)
        .filter(listed -> patient.isEmpty() || patient.get().equals(listed.patient()))
        .map(ListedInstance::uids)
        .filter(uids -> search.series().isEmpty() || uids.series().equals(search.series().get()));
  }

  /** Keys that name studies spare the others. */
  private Stream<ListedInstance> listedOfStudies(Search search) {
    if (search.study().isPresent()) {
      return index.list(search.study().get());
    }
    String studies = search.keys().getOrDefault(Tags.STUDY_INSTANCE_UID, "");
    if (studies.isEmpty()) {
      return index.list();
    }
    return Stream.of(studies.split(AttributeMatch.LIST))
        .filter(Uid::isWellFormed)
        .distinct()
        .sorted()
        .map(Uid::new)
        .flatMap(index::list);
  }

  private void match(List<InstanceUids> instances, Search search, Answer answer) {
    IndexedStudy study = new IndexedStudy(instances, index::find);
    boolean isCounted = isDecidedByList(search);
    for (List<InstanceUids> candidate : study.of(search.level())) {
      if (isCounted && !answer.isTelling()) {
        if (candidate.stream().anyMatch(uids -> isNamed(uids, search))) {
          answer.count();
        }
      } else if (!answer.isComplete()) {
        matching(candidate, study, search).ifPresent(entry -> answer.add(entry, candidate, study));
      }
    }
  }

  /** The first entry that stands for the candidate; one of each series is asked. */
  private static Optional<IndexEntry> matching(
      List<InstanceUids> candidate, IndexedStudy study, Search search) {
    Map<Uid, List<InstanceUids>> series =
        candidate.stream()
            .filter(uids -> isNamed(uids, search))
            .collect(
                Collectors.groupingBy(
                    InstanceUids::series, LinkedHashMap::new, Collectors.toList()));
    return series.values().stream()
        .flatMap(instances -> study.first(instances).stream())
        .filter(entry -> isMatch(entry, study, search))
        .findFirst();
  }

  private static boolean isNamed(InstanceUids uids, Search search) {
    return IN_KEYS.entrySet().stream()
        .allMatch(
            uid -> {
              String key = search.keys().getOrDefault(uid.getKey(), "");
              return key.isEmpty()
                  || AttributeMatch.isMatch(
                      ValueRepresentation.UI, uid.getValue().apply(uids).value(), key);
            });
  }

  private static boolean isMatch(IndexEntry entry, IndexedStudy study, Search search) {
    return search.keys().entrySet().stream()
        .filter(key -> !IN_KEYS.containsKey(key.getKey()))
        .allMatch(
            key ->
                key.getKey().equals(Answer.MODALITIES_IN_STUDY)
                    ? isOneOf(study, key.getValue())
                    : AttributeMatch.matches(entry.attributes(), key.getKey(), key.getValue()));
  }

  private static boolean isOneOf(IndexedStudy study, String key) {
    return key.isEmpty()
        || study.modalities().stream()
            .anyMatch(it -> AttributeMatch.isMatch(ValueRepresentation.CS, it, key));
  }
}
