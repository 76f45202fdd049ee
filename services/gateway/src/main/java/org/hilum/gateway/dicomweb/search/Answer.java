package org.hilum.gateway.dicomweb.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Dictionary;
import org.hilum.dicom.data.Tag;
import org.hilum.gateway.dicom.DicomJson;
import org.hilum.gateway.dicom.IndexEntry;
import org.hilum.gateway.dicom.InstanceUids;

/** Takes the matches that were asked for and tells of each what it should. */
final class Answer {
  static final Tag MODALITIES_IN_STUDY = Tag.of(0x0008, 0x0061);

  private static final Tag INSTANCE_AVAILABILITY = Tag.of(0x0008, 0x0056);
  private static final Tag RETRIEVE_URL = Tag.of(0x0008, 0x1190);
  private static final Tag STUDY_RELATED_SERIES = Tag.of(0x0020, 0x1206);
  private static final Tag STUDY_RELATED_INSTANCES = Tag.of(0x0020, 0x1208);
  private static final Tag SERIES_RELATED_INSTANCES = Tag.of(0x0020, 0x1209);

  private final Search search;
  private final Function<InstanceUids, String> url;
  private final Set<Tag> asked;
  private final List<ObjectNode> matches = new ArrayList<>();
  private int skipped;
  private boolean isCut;

  Answer(Search search, Function<InstanceUids, String> url) {
    this.search = search;
    this.url = url;
    this.asked = asked(search);
  }

  /** Of levels above that the path does not name, answers tell too (PS3.18 10.6.1.2). */
  private static Set<Tag> asked(Search search) {
    Set<Tag> asked = new HashSet<>(search.includes());
    asked.addAll(search.keys().keySet());
    for (Level level : Level.values()) {
      boolean isNamed =
          level == Level.STUDY && search.study().isPresent()
              || level == Level.SERIES && search.series().isPresent();
      if (level == search.level() || level.compareTo(search.level()) < 0 && !isNamed) {
        asked.addAll(level.always());
        asked.addAll(search.isAllIncluded() ? level.more() : List.of());
      }
    }
    return asked;
  }

  /** Whether further matches change nothing. */
  boolean isComplete() {
    return isCut;
  }

  SearchResults results() {
    return new SearchResults(matches, isCut);
  }

  /** Whether the next match is told, and not only counted. */
  boolean isTelling() {
    return skipped == search.offset() && matches.size() < search.limit();
  }

  /** One more match that need not be told. */
  void count() {
    if (skipped < search.offset()) {
      skipped++;
    } else {
      isCut = true;
    }
  }

  /**
   * @param entry that matches, and stands for the others
   * @param instances of the match
   */
  void add(IndexEntry entry, List<InstanceUids> instances, IndexedStudy study) {
    if (isTelling()) {
      matches.add(told(entry, computed(entry, instances, study)));
    } else {
      count();
    }
  }

  private ObjectNode told(IndexEntry entry, ObjectNode computed) {
    Map<String, JsonNode> told = new TreeMap<>();
    for (Tag tag : asked) {
      String vr = Dictionary.representation(tag, false).name();
      JsonNode empty = JsonNodeFactory.instance.objectNode().put("vr", vr);
      JsonNode known = entry.attributes().get(DicomJson.name(tag));
      told.put(DicomJson.name(tag), known == null ? empty : known);
    }
    if (search.isAllIncluded() && search.level() == Level.INSTANCE) {
      entry.attributes().properties().forEach(it -> told.put(it.getKey(), it.getValue()));
    }
    computed.properties().forEach(it -> told.put(it.getKey(), it.getValue()));
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    told.forEach(object::set);
    return object;
  }

  private ObjectNode computed(IndexEntry entry, List<InstanceUids> instances, IndexedStudy study) {
    DataSetBuilder computed =
        DataSet.builder()
            .text(INSTANCE_AVAILABILITY, "ONLINE")
            .text(RETRIEVE_URL, url.apply(entry.uids()));
    if (search.level() == Level.STUDY) {
      long series = instances.stream().map(InstanceUids::series).distinct().count();
      computed
          .text(MODALITIES_IN_STUDY, study.modalities().toArray(String[]::new))
          .integers(STUDY_RELATED_SERIES, series)
          .integers(STUDY_RELATED_INSTANCES, instances.size());
    } else if (search.level() == Level.SERIES) {
      computed.integers(SERIES_RELATED_INSTANCES, instances.size());
    }
    return DicomJson.of(computed.build());
  }
}
