package org.hilum.gateway.deliver;

import java.time.ZoneId;
import org.hilum.dicom.data.DataSet;
import org.hilum.gateway.report.NotScreened;
import org.hilum.gateway.report.Result;
import org.hilum.gateway.report.Screening;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.ScreeningFailed;

/** What the worker said of an image. */
sealed interface Told {
  /** About whom it is. */
  Screening about(DataSet identity, ZoneId zone);

  /** A result. */
  record Judged(ScreeningCompleted event) implements Told {
    @Override
    public Screening about(DataSet identity, ZoneId zone) {
      return new Result(event, identity, zone);
    }
  }

  /** Why there is none. */
  record GivenUp(ScreeningFailed event) implements Told {
    @Override
    public Screening about(DataSet identity, ZoneId zone) {
      return new NotScreened(event, identity, zone);
    }
  }
}
