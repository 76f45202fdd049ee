package org.hilum.training.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Trunk outputs of a set of images, a row an image, in fp16, little endian: [2048, 7, 7], or what
 * passes a cut. The file is mapped, so that the operating system holds in memory what there is room
 * for.
 */
public final class TrunkTable {
  private static final int SEGMENT_BYTES = 1 << 30;

  private final TrunkHeader header;
  private final int segmentRows;
  private final List<ByteBuffer> segments;

  private TrunkTable(TrunkHeader header, int segmentRows, List<ByteBuffer> segments) {
    this.header = header;
    this.segmentRows = segmentRows;
    this.segments = segments;
  }

  /** Throws {@link UncheckedIOException} if the file is not the whole one that is expected. */
  static TrunkTable open(Path file, TrunkHeader expected) {
    return open(file, expected, SEGMENT_BYTES);
  }

  /**
   * @param segmentBytes mapped at once; Java maps no more than 2 GiB
   */
  static TrunkTable open(Path file, TrunkHeader expected, int segmentBytes) {
    try (FileChannel channel = FileChannel.open(file)) {
      requireWhole(file, channel, expected);
      int segmentRows = Math.max(1, segmentBytes / expected.rowBytes());
      List<ByteBuffer> segments = new ArrayList<>();
      for (int row = 0; row < expected.rows(); row += segmentRows) {
        long rows = Math.min(segmentRows, expected.rows() - row);
        long from = TrunkHeader.BYTES + (long) row * expected.rowBytes();
        segments.add(channel.map(MapMode.READ_ONLY, from, rows * expected.rowBytes()));
      }
      return new TrunkTable(expected, segmentRows, segments);
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

  public int rows() {
    return header.rows();
  }

  /** Bytes of a row. */
  public int rowBytes() {
    return header.rowBytes();
  }

  /** Appends a row to a buffer. */
  public void read(int row, ByteBuffer into) {
    ByteBuffer segment = segments.get(row / segmentRows);
    into.put(segment.slice(row % segmentRows * rowBytes(), rowBytes()));
  }

  public byte[] row(int index) {
    byte[] row = new byte[rowBytes()];
    read(index, ByteBuffer.wrap(row));
    return row;
  }
}
