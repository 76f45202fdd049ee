package org.hilum.dicom.file;

import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.data.ValueRepresentation;

/** The file meta information of files that are written here (PS3.10 7.1). */
public final class FileMeta {
  /** Who wrote the file; also said when an association begins (PS3.7 D.3.3.2). */
  public static final Uid IMPLEMENTATION_CLASS =
      new Uid("2.25.198276890789140823701285193693530370943");

  public static final String IMPLEMENTATION_VERSION = "HILUM_1";

  private static final byte[] VERSION = {0, 1};

  private FileMeta() {}

  /**
   * @throws IllegalArgumentException where the data set does not say which object it is
   */
  static DataSet of(TransferSyntax syntax, DataSet dataSet) {
    return of(
        syntax, required(dataSet, Tags.SOP_CLASS_UID), required(dataSet, Tags.SOP_INSTANCE_UID));
  }

  static DataSet of(TransferSyntax syntax, String sopClass, String sopInstance) {
    return DataSet.builder()
        .bytes(Tags.FILE_META_INFORMATION_VERSION, ValueRepresentation.OB, VERSION)
        .text(Tags.MEDIA_STORAGE_SOP_CLASS_UID, sopClass)
        .text(Tags.MEDIA_STORAGE_SOP_INSTANCE_UID, sopInstance)
        .text(Tags.TRANSFER_SYNTAX_UID, syntax.uid())
        .text(Tags.IMPLEMENTATION_CLASS_UID, IMPLEMENTATION_CLASS.value())
        .text(Tags.IMPLEMENTATION_VERSION_NAME, IMPLEMENTATION_VERSION)
        .build();
  }

  private static String required(DataSet dataSet, Tag tag) {
    return dataSet
        .text(tag)
        .orElseThrow(() -> new IllegalArgumentException("no " + tag + ", which a file needs"));
  }
}
