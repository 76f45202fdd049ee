package org.hilum.dicom.data;

/** What an element carries. */
public sealed interface Value permits Bytes, Items, Fragments {}
