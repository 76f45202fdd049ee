package org.hilum.training.release;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.hilum.network.ModelDescription;
import org.hilum.network.Preprocessing;
import org.hilum.network.TailWeights;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.layers.Unlikeness;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;
import org.hilum.training.calibrate.Threshold;
import org.hilum.training.evaluate.Evaluation;
import org.hilum.training.evaluate.FindingEvaluation;
import org.hilum.training.evaluate.FindingOutcome;
import org.hilum.training.evaluate.OperatingPoint;
import org.hilum.training.features.TrunkFolder;
import org.hilum.training.train.DenseHead;
import org.hilum.training.train.KnownSubspace;
import org.hilum.training.train.LabelledFeatures;
import org.hilum.training.train.LearnedHead;
import org.hilum.training.train.LearningData;

/**
 * A learned head as a model: its tensors and its description.
 *
 * @param learned head, calibration and subspace
 * @param data what it learned from
 * @param from the images behind the data
 * @param training how it came about, and the layers below
 * @param seed the first of the seeds
 * @param variants altered views of each training image
 */
public record HeadRelease(
    LearnedHead learned,
    LearningData data,
    LearnedFrom from,
    Training training,
    long seed,
    int variants) {
  private static final String ARCHITECTURE = "resnet152v2";

  /**
   * @param layers tensors of the last 13 layers, as they were when the features were computed
   */
  public TailWeights tail(Weights layers) {
    KnownSubspace known = learned.known();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put(Unlikeness.MEAN, Tensor.of(known.mean(), known.mean().length));
    tensors.put(Unlikeness.COMPONENTS, DenseHead.matrix(known.components()));
    Weights learnt = learned.head().weights().with(new Weights(tensors));
    return TailWeights.of(LayerTable.resnet152v2(), layers.with(learnt));
  }

  /**
   * @param trunk on which all of it was learned
   */
  public ModelDescription describe(String modelVersion, TrunkFolder trunk, TailWeights tail) {
    return new ModelDescription(
        modelVersion,
        ARCHITECTURE,
        trunk.digest(),
        tail.digest(),
        Preprocessing.NAME,
        new ModelDescription.Calibration(learned.temperature(), 0),
        learned.subtypeTemperature().stream().mapToObj(HeadRelease::subtype).findFirst(),
        learned.threshold(),
        learned.unlikenessLimit(),
        from.origin().scope(),
        provenance(trunk),
        metrics());
  }

  private static ModelDescription.Subtype subtype(double temperature) {
    return new ModelDescription.Subtype(new ModelDescription.Calibration(temperature, 0));
  }

  private Map<String, Object> provenance(TrunkFolder trunk) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("data", from.origin().name());
    facts.put("licence", from.origin().licence());
    facts.put("population", from.origin().population());
    facts.putAll(from.facts());
    TrunkFacts.in(trunk).ifPresent(made -> facts.put(TrunkFacts.IN_PROVENANCE, made));
    facts.put("seed", seed);
    facts.put("variants", variants);
    facts.putAll(training.facts());
    facts.put(
        "thresholdRule",
        String.format(
            Locale.ROOT,
            "the highest that flags at least %.0f %% of the pneumonias among stressed validation"
                + " images (one view under acquisition stress, one freshly altered)",
            100 * Threshold.SENSITIVITY));
    facts.put(
        "probabilityMeaning",
        "pneumonia in a population in which half of the images show it; scaled on stressed"
            + " validation images");
    if (learned.subtypeTemperature().isPresent()) {
      facts.put(
          "subtypeMeaning",
          "viral among pneumonias of which half are viral and half bacterial; scaled on stressed"
              + " validation images of known cause");
    }
    facts.put(
        "unlikenessRule",
        String.format(
            Locale.ROOT,
            "residual outside %d principal components of training features; %.0f %% of validation"
                + " images stay below the limit",
            learned.known().components().length,
            100 * LearnedHead.KNOWN_SHARE));
    facts.put("codeVersion", codeVersion());
    facts.put("trainedOn", LocalDate.now().toString());
    return facts;
  }

  private Map<String, Object> metrics() {
    Map<String, Object> metrics = new LinkedHashMap<>();
    add(metrics, "stressedValidation", data.stressed());
    add(metrics, "validation", data.validation());
    return metrics;
  }

  private void add(Map<String, Object> metrics, String name, LabelledFeatures images) {
    DescriptionFile.add(
        metrics,
        name,
        Evaluation.of(learned.outcomes(images), OperatingPoint.of(learned.threshold()), seed),
        FindingEvaluation.of(FindingOutcome.of(images.images(), learned.findings(images)), seed));
  }

  /** Only a packaged build knows its version. */
  public static String codeVersion() {
    String version = HeadRelease.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
