package org.hilum.triage.worklist;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hilum.schemas.AgeGroup;
import org.hilum.schemas.Sex;
import org.hilum.schemas.Verdict;
import org.hilum.schemas.View;

/**
 * A case as its table holds it. Intake writes these rows in bulk with SQL of its own; here they are
 * read, and reviewed.
 */
@Entity
@Table(name = "cases")
public class XrayCase {
  @Id
  @Column(name = "image_id")
  private String imageId;

  @Column(name = "received_at")
  private Instant receivedAt;

  @Column(name = "read_by")
  private Instant readBy;

  @Enumerated(EnumType.STRING)
  private Screening screening;

  @Column(name = "model_version")
  private String modelVersion;

  private Double probability;
  private Double threshold;

  @Embedded private CaseFindings findings;

  @Column(name = "screened_at")
  private Instant screenedAt;

  @Column(name = "device_id")
  private String deviceId;

  @Column(name = "object_key")
  private String objectKey;

  @Column(name = "content_type")
  private String contentType;

  @Column(name = "size_bytes")
  private Long sizeBytes;

  private String modality;

  @Enumerated(EnumType.STRING)
  private View view;

  @Column(name = "body_part")
  private String bodyPart;

  @Column(name = "age_group")
  @Enumerated(EnumType.STRING)
  private AgeGroup ageGroup;

  @Enumerated(EnumType.STRING)
  private Sex sex;

  private String patient;
  private String study;
  private String series;
  private String instance;
  private int revision;

  @Enumerated(EnumType.STRING)
  private Verdict verdict;

  private String reader;

  @Column(name = "reviewed_at")
  private Instant reviewedAt;

  protected XrayCase() {}

  public int revision() {
    return revision;
  }

  public Optional<String> patient() {
    return Optional.ofNullable(patient);
  }

  /** The model whose judgement counts. */
  public Optional<String> modelVersion() {
    return Optional.ofNullable(modelVersion);
  }

  /** Takes the next verdict; the earlier ones stay in the reviews. */
  public void read(Verdict verdict, String reader, Instant reviewedAt) {
    this.revision = revision + 1;
    this.verdict = verdict;
    this.reader = reader;
    this.reviewedAt = reviewedAt;
  }
}
