package org.hilum.gateway.receive;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.hilum.gateway.admit.Admission;
import org.hilum.gateway.problem.Problem;
import org.hilum.gateway.problem.ProblemType;
import org.hilum.imaging.Refusal;

/** A refusal of an image as a problem detail. */
final class RefusedImage {
  private static final Map<Refusal, ProblemType> TYPES =
      Map.of(
          Refusal.EMPTY, ProblemType.EMPTY_IMAGE,
          Refusal.TOO_MANY_BYTES, ProblemType.TOO_LARGE,
          Refusal.TOO_MANY_PIXELS, ProblemType.TOO_MANY_PIXELS,
          Refusal.TOO_SMALL, ProblemType.TOO_SMALL,
          Refusal.UNSUPPORTED_FORMAT, ProblemType.UNSUPPORTED_FORMAT,
          Refusal.UNSUPPORTED_PIXELS, ProblemType.UNSUPPORTED_PIXELS,
          Refusal.CORRUPT, ProblemType.CORRUPT_IMAGE);

  private RefusedImage() {}

  static Response response(Admission.Refused refused) {
    return Problem.response(TYPES.get(refused.reason()), refused.detail());
  }
}
