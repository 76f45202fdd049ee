package org.hilum.dicom.data;

import java.util.List;

/**
 * Encapsulated pixel data (PS3.5 A.4).
 *
 * @param offsetTable the first item, 32-bit offsets of the frames; empty where the writer left them
 *     out
 * @param fragments the other items
 */
public record Fragments(Bytes offsetTable, List<Bytes> fragments) implements Value {
  public Fragments {
    fragments = List.copyOf(fragments);
  }
}
