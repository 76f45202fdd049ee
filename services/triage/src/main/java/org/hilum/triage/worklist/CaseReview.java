package org.hilum.triage.worklist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hilum.schemas.CaseReviewed;
import org.hilum.schemas.Verdict;

/** A verdict as its table holds it; {@link ReviewView} explains the columns. */
@Entity
@Table(name = "reviews")
@IdClass(ReviewKey.class)
public class CaseReview {
  @Id
  @Column(name = "image_id")
  private String imageId;

  @Id private int revision;

  @Enumerated(EnumType.STRING)
  private Verdict verdict;

  private String reader;

  @Column(name = "reviewed_at")
  private Instant reviewedAt;

  @Column(name = "model_version")
  private String modelVersion;

  protected CaseReview() {}

  public CaseReview(CaseReviewed event) {
    this.imageId = event.imageId();
    this.revision = event.revision();
    this.verdict = event.verdict();
    this.reader = event.reader();
    this.reviewedAt = event.reviewedAt();
    this.modelVersion = event.modelVersion().orElse(null);
  }
}
