package org.hilum.training.run;

import java.util.List;

/**
 * How a run ended.
 *
 * @param reasons why not with a release
 */
record RunEnd(RunState state, List<String> reasons) {
  RunEnd {
    reasons = List.copyOf(reasons);
  }

  static RunEnd released() {
    return new RunEnd(RunState.RELEASED, List.of());
  }

  static RunEnd refused(List<String> reasons) {
    return new RunEnd(RunState.REFUSED, reasons);
  }

  static RunEnd refused(String reason) {
    return refused(List.of(reason));
  }

  static RunEnd failed(String reason) {
    return new RunEnd(RunState.FAILED, List.of(reason));
  }

  static RunEnd cancelled() {
    return new RunEnd(RunState.CANCELLED, List.of("It was cancelled."));
  }
}
