package org.hilum.gateway.dicomweb;

import java.util.Map;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.dicom.IndexEntry;
import org.hilum.gateway.dicom.InstanceIndex;
import org.hilum.storage.ObjectStore;

/** Puts objects into store and index as admission does, but as they are. */
public record Shelf(ObjectStore store, InstanceIndex index) {

  public IndexEntry put(DataSet dataSet) {
    return put(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, dataSet);
  }

  public IndexEntry put(TransferSyntax syntax, DataSet dataSet) {
    byte[] file = DicomWriter.file(syntax, dataSet);
    ImageId imageId = ImageId.of(file);
    IndexEntry entry = IndexEntry.of(imageId, syntax, dataSet);
    index.add(entry);
    store.put(imageId.key(), file, "application/dicom", Map.of());
    return entry;
  }
}
