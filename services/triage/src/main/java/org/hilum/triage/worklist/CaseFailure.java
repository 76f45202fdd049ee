package org.hilum.triage.worklist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hilum.schemas.FailureReason;

/** A failure as its table holds it; {@link FailureView} explains the columns. */
@Entity
@Table(name = "failures")
@IdClass(CaseKey.class)
public class CaseFailure {
  @Id
  @Column(name = "image_id")
  private String imageId;

  @Id
  @Column(name = "model_version")
  private String modelVersion;

  @Enumerated(EnumType.STRING)
  private FailureReason reason;

  private String detail;
  private String code;

  @Column(name = "failed_at")
  private Instant failedAt;

  protected CaseFailure() {}
}
