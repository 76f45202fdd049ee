package org.hilum.gateway.dicomweb.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.hilum.dicom.data.Tags;
import org.hilum.gateway.dicom.DicomJson;
import org.hilum.gateway.dicom.IndexEntry;
import org.hilum.gateway.dicom.InstanceUids;

/** The instances of a study, and their entries as far as they were needed. */
final class IndexedStudy {
  private final List<InstanceUids> instances;
  private final Function<InstanceUids, Optional<IndexEntry>> index;
  private final Map<InstanceUids, Optional<IndexEntry>> read = new HashMap<>();

  /**
   * @param instances series by series
   */
  IndexedStudy(List<InstanceUids> instances, Function<InstanceUids, Optional<IndexEntry>> index) {
    this.instances = List.copyOf(instances);
    this.index = index;
  }

  /** What there is of a level: all instances of each study, series, or one each. */
  List<List<InstanceUids>> of(Level level) {
    return switch (level) {
      case STUDY -> List.of(instances);
      case SERIES -> List.copyOf(series().values());
      case INSTANCE -> instances.stream().map(List::of).toList();
    };
  }

  private Map<String, List<InstanceUids>> series() {
    Map<String, List<InstanceUids>> series = new TreeMap<>();
    for (InstanceUids uids : instances) {
      series.computeIfAbsent(uids.series().value(), first -> new ArrayList<>()).add(uids);
    }
    return series;
  }

  /** Of those that have an entry: a crash may have left one on the list alone. */
  Optional<IndexEntry> first(List<InstanceUids> wanted) {
    return wanted.stream().flatMap(uids -> read.computeIfAbsent(uids, index).stream()).findFirst();
  }

  /** Those of a series have one modality, so that the first tells it. */
  Set<String> modalities() {
    Set<String> modalities = new TreeSet<>();
    for (List<InstanceUids> series : series().values()) {
      first(series)
          .map(entry -> entry.attributes().path(DicomJson.name(Tags.MODALITY)))
          .map(attribute -> attribute.path("Value").path(0))
          .filter(JsonNode::isTextual)
          .ifPresent(modality -> modalities.add(modality.textValue()));
    }
    return modalities;
  }
}
