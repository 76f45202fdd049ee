package org.hilum.gateway.dicomweb.search;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    Answer answer = new Answer(search, url);
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
    return answer.results();
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
    for (List<InstanceUids> candidate : study.of(search.level())) {
      if (!answer.isComplete()) {
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
