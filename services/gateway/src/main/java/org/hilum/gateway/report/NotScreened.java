package org.hilum.gateway.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.hilum.dicom.data.DataSet;
import org.hilum.schemas.ScreeningFailed;

/** Why the champion said nothing of an image. */
public record NotScreened(ScreeningFailed event, DataSet identity, ZoneId zone)
    implements Screening {
  /** What is made of it has names of its own: the same model may judge the image later. */
  static final String REPORT = "not screened";

  private static final Set<String> NO_CHEST =
      Set.of(ScreeningFailed.OUT_OF_SCOPE_MODALITY, ScreeningFailed.OUT_OF_SCOPE_BODY_PART);

  @Override
  public String imageId() {
    return event.imageId();
  }

  @Override
  public String modelVersion() {
    return event.modelVersion();
  }

  @Override
  public Instant toldAt() {
    return event.failedAt();
  }

  @Override
  public boolean isOfChest() {
    return !NO_CHEST.contains(event.word());
  }
}
