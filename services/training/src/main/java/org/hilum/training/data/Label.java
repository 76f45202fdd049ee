package org.hilum.training.data;

/** What an image shows. The folder of an image carries this name. */
public enum Label {
  NORMAL,
  PNEUMONIA
}
