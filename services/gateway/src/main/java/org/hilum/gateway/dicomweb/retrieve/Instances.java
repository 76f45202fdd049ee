package org.hilum.gateway.dicomweb.retrieve;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.dicom.data.Uid;
import org.hilum.gateway.dicom.IndexEntry;
import org.hilum.gateway.dicom.InstanceIndex;
import org.hilum.gateway.dicom.InstanceUids;
import org.hilum.gateway.dicom.ListedInstance;

/** Finds what a path names. */
@Singleton
public class Instances {
  private final InstanceIndex index;

  Instances(InstanceIndex index) {
    this.index = index;
  }

  /** Of a study, of one of its series, or one; none where there is no such thing. */
  List<IndexEntry> find(Uid study, Optional<Uid> series, Optional<Uid> instance) {
    return uids(study, series, instance).flatMap(uids -> index.find(uids).stream()).toList();
  }

  private Stream<InstanceUids> uids(Uid study, Optional<Uid> series, Optional<Uid> instance) {
    if (series.isPresent() && instance.isPresent()) {
      return Stream.of(new InstanceUids(study, series.get(), instance.get()));
    }
    Stream<InstanceUids> ofStudy = index.list(study).map(ListedInstance::uids);
    return series
        .map(wanted -> ofStudy.filter(uids -> uids.series().equals(wanted)))
        .orElse(ofStudy);
  }
}
