package org.hilum.gateway.report;

import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.net.SopClasses;

/** An object that others refer to (PS3.3 10.8). */
record Instance(Uid sopClass, Uid series, Uid instance) {
  /** The image that came, as the hospital knows it. */
  static Instance originalOf(Screening screening) {
    return new Instance(
        screening.original(Tags.SOP_CLASS_UID),
        screening.original(Tags.SERIES_INSTANCE_UID),
        screening.original(Tags.SOP_INSTANCE_UID));
  }

  static Instance heatMapOf(Result result) {
    return new Instance(
        SopClasses.SECONDARY_CAPTURE, result.uid("heat map series"), result.uid("heat map"));
  }

  DataSet item() {
    return DataSet.builder()
        .text(ReportTags.REFERENCED_SOP_CLASS, sopClass.value())
        .text(ReportTags.REFERENCED_SOP_INSTANCE, instance.value())
        .build();
  }

  /** With its series, as lists of evidence have it (PS3.3 table C.17-3). */
  DataSet seriesItem() {
    return DataSet.builder()
        .text(Tags.SERIES_INSTANCE_UID, series.value())
        .items(ReportTags.REFERENCED_SOP, item())
        .build();
  }
}
