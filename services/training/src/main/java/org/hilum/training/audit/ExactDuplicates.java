package org.hilum.training.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Files with the same bytes under different names. */
record ExactDuplicates(List<Group> groups) {
  /** Two images or more with one SHA-256. */
  record Group(String sha256, List<AuditedImage> images) {
    public boolean isAcrossSplits() {
      return images.stream().map(AuditedImage::split).distinct().count() > 1;
    }

    public boolean isAcrossClasses() {
      return images.stream().map(AuditedImage::label).distinct().count() > 1;
    }
  }

  static ExactDuplicates of(List<AuditedImage> images) {
    Map<String, List<AuditedImage>> byDigest =
        images.stream()
            .collect(
                Collectors.groupingBy(
                    image -> image.image().sha256(), LinkedHashMap::new, Collectors.toList()));
    return new ExactDuplicates(
        byDigest.entrySet().stream()
            .filter(entry -> entry.getValue().size() > 1)
            .map(entry -> new Group(entry.getKey(), entry.getValue()))
            .toList());
  }

  int images() {
    return groups.stream().mapToInt(group -> group.images().size()).sum();
  }

  List<Group> acrossSplits() {
    return groups.stream().filter(Group::isAcrossSplits).toList();
  }

  List<Group> acrossClasses() {
    return groups.stream().filter(Group::isAcrossClasses).toList();
  }
}
