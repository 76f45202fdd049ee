package org.hilum.gateway.dicom;

import java.util.function.ToLongFunction;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;

/**
 * What a stored object takes in memory, estimated from above.
 *
 * @param fileBytes length of its file
 * @param samples of its frame
 */
public record Footprint(long fileBytes, long samples) {
  private static final String FIRST = "/Value/0";

  /** As it is read, and its values. */
  private static final int COPIES = 2;

  /** JPEG 2000 takes most: a coefficient of four bytes, a sample of two, and a copy of that. */
  private static final int BYTES_A_SAMPLE = 8;

  public static Footprint of(long fileBytes, IndexEntry entry) {
    return of(fileBytes, tag -> entry.attributes().path(DicomJson.name(tag)).at(FIRST).asLong(1));
  }

  public static Footprint of(long fileBytes, DataSet object) {
    return of(fileBytes, tag -> object.integer(tag).orElse(1));
  }

  /**
   * @param number that the object has for an attribute; admission lets nothing in that lacks one
   */
  private static Footprint of(long fileBytes, ToLongFunction<Tag> number) {
    long pixels = number.applyAsLong(Tags.ROWS) * number.applyAsLong(Tags.COLUMNS);
    return new Footprint(fileBytes, pixels * number.applyAsLong(Tags.SAMPLES_PER_PIXEL));
  }

  /** In bytes. */
  public long read() {
    return COPIES * fileBytes;
  }

  /** In bytes, reading included. */
  public long decoded() {
    return read() + BYTES_A_SAMPLE * samples;
  }
}
