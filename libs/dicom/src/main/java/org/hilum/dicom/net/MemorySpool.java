package org.hilum.dicom.net;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Memory that grows with what was written, and is never copied. */
public final class MemorySpool implements Spool {
  private static final int BLOCK = 1 << 16;

  private final List<byte[]> blocks = new ArrayList<>();
  private long size;

  @Override
  public void write(byte[] bytes, int offset, int length) {
    int from = offset;
    while (from < offset + length) {
      int used = (int) (size % BLOCK);
      if (used == 0) {
        blocks.add(new byte[BLOCK]);
      }
      int count = Math.min(BLOCK - used, offset + length - from);
      System.arraycopy(bytes, from, blocks.get(blocks.size() - 1), used, count);
      from += count;
      size += count;
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public InputStream content() {
    List<InputStream> parts = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      long left = size - (long) i * BLOCK;
      parts.add(new ByteArrayInputStream(blocks.get(i), 0, (int) Math.min(BLOCK, left)));
    }
    return new SequenceInputStream(Collections.enumeration(parts));
  }

  @Override
  public void close() {
    blocks.clear();
    size = 0;
  }
}
