package org.hilum.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One released model: which weights, and how to read their output. The content of {@code
 * model.json}.
 *
 * @param modelVersion {@code <name>/<version>}, the folder below {@code models}
 * @param architecture the layer table, {@value #ARCHITECTURE}
 * @param trunkDigest SHA-256 of {@code trunk.safetensors.zst}, lower-case hex
 * @param tailDigest SHA-256 of {@code tail.safetensors}, lower-case hex
 * @param preprocessing the recipe, {@link Preprocessing#NAME}
 * @param calibration turns the log-odds of pneumonia into a probability
 * @param subtype how the causes are told apart; present exactly if the tail's head has two outputs
 * @param threshold probability from which an image is flagged, between 0 and 1
 * @param unlikenessLimit residual of the pooled features that counts as unlikeness 1
 * @param scope the images the model may judge
 * @param provenance data digest, seeds, code version and whatever else explains the weights
 * @param metrics what was measured, on which data
 */
public record ModelDescription(
    String modelVersion,
    String architecture,
    String trunkDigest,
    String tailDigest,
    String preprocessing,
    Calibration calibration,
    Optional<Subtype> subtype,
    double threshold,
    double unlikenessLimit,
    Scope scope,
    Map<String, Object> provenance,
    Map<String, Object> metrics) {

  public static final String ARCHITECTURE = "resnet152v2";

  private static final Pattern VERSION = Pattern.compile("[a-z0-9][a-z0-9.-]*/[a-z0-9][a-z0-9.-]*");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  public ModelDescription {
    requireMatch("modelVersion", VERSION, modelVersion);
    requireEqual("architecture", ARCHITECTURE, architecture);
    requireMatch("trunkDigest", DIGEST, trunkDigest);
    requireMatch("tailDigest", DIGEST, tailDigest);
    requireEqual("preprocessing", Preprocessing.NAME, preprocessing);
    require(calibration != null, "calibration", "is missing", "");
    require(subtype != null, "subtype", "is missing", "");
    require(threshold > 0 && threshold < 1, "threshold", "must be between 0 and 1, is ", threshold);
    require(
        unlikenessLimit > 0 && Double.isFinite(unlikenessLimit),
        "unlikenessLimit",
        "must be positive, is ",
        unlikenessLimit);
    require(scope != null, "scope", "is missing", "");
    provenance = copy("provenance", provenance);
    metrics = copy("metrics", metrics);
  }

  /**
   * probability = sigmoid(logit / temperature + bias).
   *
   * @param temperature positive
   */
  public record Calibration(double temperature, double bias) {

    public Calibration {
      require(
          temperature > 0 && Double.isFinite(temperature),
          "calibration.temperature",
          "must be positive, is ",
          temperature);
      require(Double.isFinite(bias), "calibration.bias", "must be finite, is ", bias);
    }

    public double probability(double logit) {
      return 1 / (1 + Math.exp(-(logit / temperature + bias)));
    }
  }

  /**
   * Telling viral from bacterial pneumonia.
   *
   * @param calibration turns the log-odds of viral given pneumonia into a probability
   */
  public record Subtype(Calibration calibration) {

    public Subtype {
      require(calibration != null, "subtype.calibration", "is missing", "");
    }
  }

  /**
   * The images on which the model was validated, by words as they stand in the events.
   *
   * @param modalities DICOM modalities; absent from models that say nothing of DICOM, which judge
   *     {@link #RADIOGRAPHS}
   * @param bodyParts DICOM body parts in capitals; absent likewise, for {@link #CHEST}
   */
  public record Scope(
      List<String> ageGroups,
      List<String> views,
      Optional<List<String>> modalities,
      Optional<List<String>> bodyParts) {

    /** Computed and digital radiography (PS3.3 C.7.3.1.1.1). */
    public static final List<String> RADIOGRAPHS = List.of("CR", "DX");

    /** The chest, and what devices write for it (PS3.16 annex L has CHEST, THORAX and LUNG). */
    public static final List<String> CHEST = List.of("CHEST", "THORAX", "LUNG");

    public Scope {
      require(
          modalities != null && bodyParts != null, "scope", "has a null for what is absent", "");
      ageGroups = words("scope.ageGroups", ageGroups);
      views = words("scope.views", views);
      modalities = modalities.map(words -> words("scope.modalities", words));
      bodyParts = bodyParts.map(words -> words("scope.bodyParts", words));
    }

    /** Of chest radiographs. */
    public Scope(List<String> ageGroups, List<String> views) {
      this(ageGroups, views, Optional.empty(), Optional.empty());
    }

    public List<String> judgedModalities() {
      return modalities.orElse(RADIOGRAPHS);
    }

    public List<String> judgedBodyParts() {
      return bodyParts.orElse(CHEST);
    }

    private static List<String> words(String field, List<String> words) {
      require(words != null && !words.isEmpty(), field, "is empty", "");
      return List.copyOf(words);
    }
  }

  private static Map<String, Object> copy(String field, Map<String, Object> values) {
    require(values != null, field, "is missing", "");
    return Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  private static void requireMatch(String field, Pattern pattern, String value) {
    require(
        value != null && pattern.matcher(value).matches(),
        field,
        "must match " + pattern + ", is ",
        value);
  }

  private static void requireEqual(String field, String expected, String value) {
    require(expected.equals(value), field, "must be " + expected + ", is ", value);
  }

  private static void require(boolean holds, String field, String rule, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(field + " " + rule + value);
    }
  }
}
