package org.hilum.dicom.net;

import java.io.IOException;
import java.io.InputStream;

/** Spools of which each fails in the middle as the operating system makes it fail. */
final class FullDisk implements Spool.Factory {
  private final Spool.Factory spools;
  private volatile long room;

  FullDisk(Spool.Factory spools) {
    this.spools = spools;
  }

  void hasRoomFor(long bytes) {
    room = bytes;
  }

  @Override
  public Spool open() throws IOException {
    Spool spool = spools.open();
    return new Spool() {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        if (spool.size() + length > room) {
          throw new IOException("No space left on device");
        }
        spool.write(bytes, offset, length);
      }

      @Override
      public long size() {
        return spool.size();
      }

      @Override
      public InputStream content() throws IOException {
        return spool.content();
      }

      @Override
      public void close() {
        spool.close();
      }
    };
  }
}
