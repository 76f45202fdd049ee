package org.hilum.gateway.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.hilum.schemas.Judgement;
import org.hilum.schemas.ScreeningFailed;

/** What people read, the same in each document. */
final class Wording {
  static final String NO_DIAGNOSIS = "AI result, not a diagnosis";
  static final String CAUTION =
      NO_DIAGNOSIS
          + ". It orders the reading list; a radiologist reads every image, whatever stands here.";

  /** Finer than any figure that is shown, so that one below a threshold stays below it. */
  private static final int DECIMALS = 4;

  private Wording() {}

  /**
   * @param part 0 to 1
   */
  static BigDecimal percent(double part) {
    BigDecimal percent =
        BigDecimal.valueOf(part).movePointRight(2).setScale(DECIMALS, RoundingMode.HALF_UP);
    return new BigDecimal(percent.stripTrailingZeros().toPlainString());
  }

  static String decision(Judgement judgement) {
    return switch (judgement.decision()) {
      case FLAGGED -> "Flagged for early reading";
      case CLEAR -> "Not flagged";
      case INDETERMINATE ->
          "Indeterminate"
              + judgement.reason().map(reason -> ", " + words(reason.name())).orElse("");
    };
  }

  static String notScreened(ScreeningFailed failure) {
    return "Not screened, %s: %s".formatted(words(failure.word()), failure.detail());
  }

  static String probability(Judgement judgement) {
    return "Probability of pneumonia %s %%, flagged from %s %%"
        .formatted(percent(judgement.probability()), percent(judgement.threshold()));
  }

  /** {@code UNLIKE_TRAINING_IMAGES} as words. */
  static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
