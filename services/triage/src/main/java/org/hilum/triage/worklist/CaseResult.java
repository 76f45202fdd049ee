package org.hilum.triage.worklist;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hilum.schemas.Decision;
import org.hilum.schemas.IndeterminateReason;

/** A result as its table holds it; {@link ResultView} explains the columns. */
@Entity
@Table(name = "results")
@IdClass(CaseKey.class)
public class CaseResult {
  @Id
  @Column(name = "image_id")
  private String imageId;

  @Id
  @Column(name = "model_version")
  private String modelVersion;

  private boolean shadow;

  @Enumerated(EnumType.STRING)
  private Decision decision;

  @Enumerated(EnumType.STRING)
  private IndeterminateReason reason;

  private double probability;
  private double threshold;
  private double unlikeness;

  @Embedded private CaseFindings findings;

  @Column(name = "heat_map")
  private float[] heatMap;

  @Column(name = "trunk_digest")
  private String trunkDigest;

  @Column(name = "features_key")
  private String featuresKey;

  @Column(name = "screened_at")
  private Instant screenedAt;

  protected CaseResult() {}
}
