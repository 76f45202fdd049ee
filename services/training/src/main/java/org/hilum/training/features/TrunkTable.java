package org.hilum.training.features;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Trunk outputs of a set of images, a row an image, in fp16, little endian: [2048, 7, 7], or what
 * passes a cut. Rows are read from the file when they are asked for; those that are asked for again
 * the operating system holds where there is room, outside the memory of this process.
 */
public final class TrunkTable implements TrunkRows {
  private final Path file;
  private final TrunkHeader header;

  private TrunkTable(Path file, TrunkHeader header) {
    this.file = file;
    this.header = header;
  }

  /** Throws {@link UncheckedIOException} if the file is not the whole one that is expected. */
  static TrunkTable open(Path file, TrunkHeader expected) {
    try (FileChannel channel = FileChannel.open(file)) {
      requireWhole(file, channel, expected);
      return new TrunkTable(file, expected);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read trunk features " + file, e);
    }
  }

  private static void requireWhole(Path file, FileChannel channel, TrunkHeader expected)
      throws IOException {
    if (channel.size() != expected.fileBytes()) {
      throw damaged(
          file, "has %,d bytes, expected %,d".formatted(channel.size(), expected.fileBytes()));
    }
    ByteBuffer found = ByteBuffer.allocate(TrunkHeader.BYTES);
    channel.read(found, 0);
    if (!found.rewind().equals(expected.encoded())) {
      throw damaged(file, "begins like the features of other images");
    }
  }

  private static UncheckedIOException damaged(Path file, String fault) {
    String message = file + " is damaged: it " + fault + "; remove it to compute it again";
    return new UncheckedIOException(message, new IOException(message));
  }

  @Override
  public int rows() {
    return header.rows();
  }

  @Override
  public int rowBytes() {
    return header.rowBytes();
  }

  @Override
  public void read(int row, ByteBuffer into) {
    ByteBuffer part = into.slice(into.position(), rowBytes());
    long from = TrunkHeader.BYTES + (long) row * rowBytes();
    try (FileChannel channel = FileChannel.open(file)) {
      while (part.hasRemaining()) {
        if (channel.read(part, from + part.position()) < 0) {
          throw new EOFException("it ends before row " + row);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read trunk features %s: %s".formatted(file, e.getMessage()), e);
    }
    into.position(into.position() + rowBytes());
  }
}
