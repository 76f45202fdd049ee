package org.hilum.training.simulate;

import java.util.List;
import org.hilum.training.gate.Judged;

/**
 * How a year went.
 *
 * @param weeks the champion week by week
 * @param turns decisions in their order
 * @param labels images on whose label readers agreed
 * @param disputed images on which they did not
 * @param heldBack labels that the last snapshot left out, their reader having said too much
 * @param atTheEnd what the last champion says of the locked images
 */
public record YearResult(
    Scenario scenario,
    List<WeekFigures> weeks,
    List<Turn> turns,
    int labels,
    int disputed,
    int heldBack,
    Judged atTheEnd) {
  public YearResult {
    weeks = List.copyOf(weeks);
    turns = List.copyOf(turns);
  }

  public WeekFigures end() {
    return weeks.get(weeks.size() - 1);
  }

  public long promotions() {
    return turns.stream().filter(Turn::isPromotion).count();
  }

  public long refusals() {
    return turns.size() - promotions();
  }

  /** Promotions after which the AUC on the locked images was lower than the policy allows. */
  public long worsePromotions() {
    return turns.stream().filter(turn -> turn.isPromotion() && turn.isWorse()).count();
  }
}
