package org.hilum.dicom.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A temporary file, which only its owner may read. It has no name while it is used, where the
 * system can do that: a process that dies leaves nothing behind.
 */
public final class FileSpool implements Spool {
  private final FileChannel file;
  private long size;

  private FileSpool(Path file) throws IOException {
    this.file =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** Opens them in this folder. */
  public static Spool.Factory in(Path folder) {
    return () -> new FileSpool(Files.createTempFile(folder, "received", ".dcm"));
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes, offset, length);
    while (left.hasRemaining()) {
      size += file.write(left, size);
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public InputStream content() {
    return new Content();
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a temporary file cannot be closed", e);
    }
  }

  private final class Content extends InputStream {
    private long position;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = file.read(ByteBuffer.wrap(target, offset, length), position);
      position += Math.max(count, 0);
      return count;
    }
  }
}
