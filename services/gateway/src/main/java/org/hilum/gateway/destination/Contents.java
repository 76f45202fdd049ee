package org.hilum.gateway.destination;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hilum.dicom.file.DicomFile;
import org.hilum.gateway.report.Documents;
import org.hilum.gateway.report.UnshowableImageException;

/** Which DICOM objects a destination gets. */
record Contents(Set<Content> wanted) {
  Contents {
    wanted = Set.copyOf(wanted);
  }

  /**
   * The heat map first: the report refers to it. None, where there is no heat map and nothing else
   * is wanted.
   */
  List<DicomFile> of(Documents documents) throws UnshowableImageException {
    List<DicomFile> objects = new ArrayList<>();
    if (wanted.contains(Content.HEAT_MAP)) {
      documents.heatMap().ifPresent(objects::add);
    }
    if (wanted.contains(Content.REPORT)) {
      objects.add(documents.report());
    }
    return objects;
  }
}
