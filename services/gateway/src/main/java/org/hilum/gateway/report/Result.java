package org.hilum.gateway.report;

import java.time.Instant;
import java.time.ZoneId;
import org.hilum.dicom.data.DataSet;
import org.hilum.schemas.Judgement;
import org.hilum.schemas.ScreeningCompleted;

/** What the champion says of an image. */
public record Result(ScreeningCompleted event, DataSet identity, ZoneId zone) implements Screening {
  @Override
  public String imageId() {
    return event.imageId();
  }

  @Override
  public String modelVersion() {
    return judgement().modelVersion();
  }

  @Override
  public Instant toldAt() {
    return event.screenedAt();
  }

  @Override
  public boolean isOfChest() {
    return true;
  }

  Judgement judgement() {
    return event.champion();
  }
}
