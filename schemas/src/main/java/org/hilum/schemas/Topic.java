package org.hilum.schemas;

/**
 * The Kafka topics. Each has exactly one writer, whose events another service may repeat; {@code
 * schemas/asyncapi.yaml} describes them.
 *
 * <p>A dead letter of topic {@code t} read by group {@code g} goes to {@code t.<g>.dead-letter}.
 */
public final class Topic {
  public static final String XRAY_RECEIVED = "hilum.xray.received.v1";
  public static final String XRAY_REFUSED = "hilum.xray.refused.v1";
  public static final String SCREENING_COMPLETED = "hilum.screening.completed.v1";
  public static final String SCREENING_FAILED = "hilum.screening.failed.v1";
  public static final String CASE_FLAGGED = "hilum.case.flagged.v1";
  public static final String CASE_REVIEWED = "hilum.case.reviewed.v1";
  public static final String MODEL_RELEASED = "hilum.model.released.v1";
  public static final String PATIENT_CARE = "hilum.patient.care.v1";
  public static final String TRIAGE_ERASED = "hilum.triage.erased.v1";
  public static final String TRAINING_ERASED = "hilum.training.erased.v1";

  private Topic() {}
}
