package org.hilum.gateway.dicomweb.search;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.gateway.dicom.IndexEntry;
import org.hilum.gateway.dicom.InstanceIndex;
import org.hilum.gateway.dicom.InstanceUids;
import org.hilum.gateway.dicom.StudyKey;

/** Searches the index, study by study, and no further than the answer needs. */
@Singleton
public class Searches {
  private static final Map<Tag, Function<InstanceUids, Uid>> IN_KEYS =
      Map.of(
          Tags.STUDY_INSTANCE_UID, InstanceUids::study,
          Tags.SERIES_INSTANCE_UID, InstanceUids::series,
          Tags.SOP_INSTANCE_UID, InstanceUids::instance);

  private final InstanceIndex index;

  Searches(InstanceIndex index) {
    this.index = index;
  }

  /**
   * @param url where a match is retrieved
   * @throws org.hilum.storage.StorageUnavailableException if the store is away
   */
  public SearchResults run(Search search, Function<InstanceUids, String> url) {
    StudyFilter filter = new StudyFilter(search.keys());
    Answer answer = new Answer(search, url);
    if (isAmongAll(search) && (filter.isNarrow() || isCounted(search, filter))) {
      runAmongStudies(search, filter, answer);
    } else {
      runAmongInstances(search, answer);
    }
    return answer.results();
  }

  private static boolean isAmongAll(Search search) {
    return search.study().isEmpty()
        && search.keys().getOrDefault(Tags.STUDY_INSTANCE_UID, "").isEmpty();
  }

  /** Whether studies that are listed match without a look at their instances. */
  private static boolean isCounted(Search search, StudyFilter filter) {
    return search.level() == Level.STUDY
        && isUnconditional(search, filter.decided())
        && IN_KEYS.keySet().stream().allMatch(tag -> search.keys().getOrDefault(tag, "").isEmpty());
  }

  /** By the list of studies: those which its keys rule out, or which are skipped, are not read. */
  private void runAmongStudies(Search search, StudyFilter filter, Answer answer) {
    boolean isCounted = isCounted(search, filter);
    Set<Uid> seen = new HashSet<>();
    Iterator<StudyKey> studies = index.studies(filter.firstDate()).iterator();
    while (studies.hasNext() && !answer.isComplete()) {
      StudyKey study = studies.next();
      if (filter.isBehind(study)) {
        return;
      }
      if (filter.isMatch(study) && seen.add(study.study())) {
        if (isCounted && !answer.isTelling()) {
          answer.count();
        } else {
          match(index.list(study.study()).toList(), search, answer);
        }
      }
    }
  }

  private void runAmongInstances(Search search, Answer answer) {
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

  /** Whether every attribute beside these may have any value, as far as keys do not tell it. */
  private static boolean isUnconditional(Search search, Set<Tag> decided) {
    return search.keys().entrySet().stream()
        .allMatch(
            key ->
                key.getValue().isEmpty()
                    || IN_KEYS.containsKey(key.getKey())
                    || decided.contains(key.getKey()));
  }

  /** Keys that name studies spare the others. */
  private Stream<InstanceUids> listed(Search search) {
    if (search.study().isPresent()) {
      Uid study = search.study().get();
      return search
          .series()
          .map(series -> index.list(study, series))
          .orElseGet(() -> index.list(study));
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
    boolean isCounted = isUnconditional(search, Set.of());
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
    Map<Uid, InstanceUids> firsts =
        candidate.stream()
            .filter(uids -> isNamed(uids, search))
            .collect(
                Collectors.toMap(
                    InstanceUids::series,
                    Function.identity(),
                    (first, later) -> first,
                    LinkedHashMap::new));
    return firsts.values().stream()
        .flatMap(uids -> study.entry(uids).stream())
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
