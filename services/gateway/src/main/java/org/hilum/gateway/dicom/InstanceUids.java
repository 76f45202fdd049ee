package org.hilum.gateway.dicom;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;

/** The three identifiers that lead to an instance (PS3.3 C.7.2.1, C.7.3.1, C.12.1). */
public record InstanceUids(Uid study, Uid series, Uid instance) {
  /** Empty where one of them is missing or malformed. */
  public static Optional<InstanceUids> of(DataSet dataSet) {
    List<Uid> uids =
        Stream.of(Tags.STUDY_INSTANCE_UID, Tags.SERIES_INSTANCE_UID, Tags.SOP_INSTANCE_UID)
            .flatMap(tag -> dataSet.uid(tag).stream())
            .toList();
    return of(uids);
  }

  /** Of study, series and instance; empty where there are not three. */
  static Optional<InstanceUids> of(List<Uid> uids) {
    return uids.size() == 3
        ? Optional.of(new InstanceUids(uids.get(0), uids.get(1), uids.get(2)))
        : Optional.empty();
  }
}
