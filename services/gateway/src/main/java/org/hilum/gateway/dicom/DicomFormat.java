package org.hilum.gateway.dicom;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** How a file of PS3.10 is told from others. */
public final class DicomFormat {
  public static final String MEDIA_TYPE = "application/dicom";

  /** After a preamble of 128 bytes (PS3.10 7.1). */
  private static final byte[] PREFIX = "DICM".getBytes(US_ASCII);

  private static final int PREAMBLE = 128;

  private DicomFormat() {}

  public static boolean isOf(byte[] file) {
    int end = PREAMBLE + PREFIX.length;
    return file.length >= end && Arrays.equals(file, PREAMBLE, end, PREFIX, 0, PREFIX.length);
  }
}
