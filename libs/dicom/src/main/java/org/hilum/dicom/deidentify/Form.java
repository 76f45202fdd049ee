package org.hilum.dicom.deidentify;

import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tag;

/** What the value of an attribute must look like to stay. */
@FunctionalInterface
interface Form {
  /**
   * Puts as much of the value as may stay.
   *
   * @param original has the attribute, not empty
   * @return whether anything was put
   */
  boolean put(Tag tag, DataSet original, DataSetBuilder object);
}
