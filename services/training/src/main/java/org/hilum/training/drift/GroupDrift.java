package org.hilum.training.drift;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The images of one device, or of all.
 *
 * @param device its name, or {@link #ALL}
 * @param weeks that have an image, the earliest first
 */
public record GroupDrift(
    String device, LiveFigures figures, PopulationShift shift, List<Week> weeks) {
  static final String ALL = "all devices";
  static final String UNKNOWN = "unknown device";

  /**
   * @param begins its Monday, in UTC
   */
  public record Week(LocalDate begins, LiveFigures figures) {}

  public GroupDrift {
    weeks = List.copyOf(weeks);
  }

  static GroupDrift of(String device, List<LiveCase> cases, int groups) {
    TreeMap<LocalDate, List<LiveCase>> byWeek =
        cases.stream()
            .collect(Collectors.groupingBy(GroupDrift::monday, TreeMap::new, Collectors.toList()));
    return new GroupDrift(
        device,
        LiveFigures.of(cases),
        PopulationShift.of(cases, groups),
        byWeek.entrySet().stream()
            .map(week -> new Week(week.getKey(), LiveFigures.of(week.getValue())))
            .toList());
  }

  private static LocalDate monday(LiveCase live) {
    return live.screenedAt()
        .atZone(ZoneOffset.UTC)
        .toLocalDate()
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
