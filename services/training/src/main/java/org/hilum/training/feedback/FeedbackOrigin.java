package org.hilum.training.feedback;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hilum.network.ModelDescription;
import org.hilum.training.data.DataOrigin;
import org.hilum.training.release.LearnedFrom;

/**
 * Where the images of a run come from.
 *
 * @param scope the champion's: only images within it were screened, and so reviewed
 */
record FeedbackOrigin(
    FeedbackPlan plan, FeedbackData data, Optional<KeptBase> base, ModelDescription.Scope scope) {
  private static final String REVIEWED = "images that radiologists reviewed at this installation";
  private static final String NOT_PASSED_ON = "reviewed images are not to be passed on";
  private static final String POPULATION = "Whoever was imaged at this installation.";

  LearnedFrom learnedFrom() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("trainingDigest", data.training().digest());
    facts.put("trainingImages", data.training().size());
    facts.put("validationDigest", data.validating().digest());
    facts.put("validationImages", data.validating().size());
    facts.put("calibrationDigest", data.calibrating().digest());
    facts.put("calibrationImages", data.calibrating().size());
    facts.put("repeatsLeftOut", base.map(kept -> kept.split().repeats()).orElse(0));
    base.ifPresent(
        kept -> {
          facts.put("baseTrainingDigest", kept.split().training().digest());
          facts.put("baseValidationDigest", kept.split().validation().digest());
          facts.put("baseSeed", kept.base().seed());
        });
    facts.put("snapshotDigest", plan.snapshotDigest());
    facts.put("reviewedImages", plan.examples().size() - data.inBase().size());
    facts.put("policyDigest", plan.policyDigest());
    return new LearnedFrom(origin(), facts);
  }

  private DataOrigin origin() {
    return base.map(kept -> kept.split().origin())
        .map(
            origin ->
                origin(
                    origin.name() + ", and " + REVIEWED,
                    origin.licence() + "; " + NOT_PASSED_ON,
                    origin.population() + " " + POPULATION))
        .orElseGet(() -> origin(REVIEWED, NOT_PASSED_ON, POPULATION));
  }

  private DataOrigin origin(String name, String licence, String population) {
    return new DataOrigin(name, licence, population, scope);
  }
}
