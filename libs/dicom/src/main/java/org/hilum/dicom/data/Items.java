package org.hilum.dicom.data;

import java.util.List;

/** A sequence (PS3.5 7.5). */
public record Items(List<DataSet> items) implements Value {
  public Items {
    items = List.copyOf(items);
  }
}
