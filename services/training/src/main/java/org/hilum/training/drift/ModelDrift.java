package org.hilum.training.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A champion on live images.
 *
 * @param groups all devices, then each of them, the one with most images first
 */
public record ModelDrift(String modelVersion, List<GroupDrift> groups) {

  public ModelDrift {
    groups = List.copyOf(groups);
  }

  /**
   * @param cases the newest first
   */
  static ModelDrift of(String modelVersion, List<LiveCase> cases) {
    Map<String, List<LiveCase>> byDevice =
        cases.stream()
            .collect(
                Collectors.groupingBy(
                    live -> live.device().isEmpty() ? GroupDrift.UNKNOWN : live.device(),
                    TreeMap::new,
                    Collectors.toList()));
    int groups = byDevice.size() + 1;
    List<GroupDrift> all = new ArrayList<>();
    all.add(GroupDrift.of(GroupDrift.ALL, cases, groups));
    byDevice.entrySet().stream()
        .map(device -> GroupDrift.of(device.getKey(), device.getValue(), groups))
        .sorted(Comparator.comparing((GroupDrift group) -> group.figures().cases()).reversed())
        .forEach(all::add);
    return new ModelDrift(modelVersion, all);
  }
}
