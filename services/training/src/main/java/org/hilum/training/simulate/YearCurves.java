package org.hilum.training.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hilum.training.chart.Axis;
import org.hilum.training.chart.LineChart;
import org.hilum.training.chart.Series;
import org.hilum.training.chart.Series.Point;
import org.hilum.training.chart.Series.Stroke;
import org.hilum.training.report.Panels;

/** Champions week by week, a line a scenario. */
final class YearCurves {
  private static final double ROOM = 0.1;

  private YearCurves() {}

  static String of(SimulationResult result) {
    return "<h2>Week by week</h2>\n"
        + Panels.ofLines(
            List.of(
                chart(result, "AUC", WeekFigures::auc),
                chart(result, "calibration error", WeekFigures::ece)),
            "The champion of each week on the same locked images, those of the year's end. Lines"
                + " step where a model is promoted; the dashed gray line is the shift. The axes do"
                + " not begin at 0.");
  }

  private static LineChart chart(
      SimulationResult result, String name, ToDoubleFunction<WeekFigures> figure) {
    double low = 1;
    double high = 0;
    for (YearResult year : result.years()) {
      low = Math.min(low, year.weeks().stream().mapToDouble(figure).min().orElseThrow());
      high = Math.max(high, year.weeks().stream().mapToDouble(figure).max().orElseThrow());
    }
    double room = low < high ? ROOM * (high - low) : ROOM;
    World world = result.world();
    List<Series> lines = new ArrayList<>();
    result.years().forEach(year -> lines.add(line(year, figure)));
    lines.add(
        new Series(
            "shift",
            List.of(new Point(world.shift(), low - room), new Point(world.shift(), high + room)),
            Stroke.REFERENCE));
    return new LineChart(
        name,
        Axis.ofWholeNumbers("week", 0, world.weeks()),
        new Axis(name, low - room, high + room),
        lines);
  }

  /** Flat between promotions, so a week is a line from its beginning to its end. */
  private static Series line(YearResult year, ToDoubleFunction<WeekFigures> figure) {
    List<Point> points = new ArrayList<>();
    for (WeekFigures week : year.weeks()) {
      points.add(new Point(week.week() - 1, figure.applyAsDouble(week)));
      points.add(new Point(week.week(), figure.applyAsDouble(week)));
    }
    return new Series(year.scenario().title(), points);
  }
}
