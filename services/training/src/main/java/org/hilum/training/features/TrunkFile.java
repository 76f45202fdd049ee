package org.hilum.training.features;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.hilum.training.data.LabelledImage;

/**
 * A file of trunk outputs as it is written. It grows beside its place under another name and moves
 * there when it is whole; whoever is killed goes on where the file ends.
 */
final class TrunkFile {
  /** Rows between two writes; a kill loses no more than these. */
  static final int CHUNK = 128;

  private static final String REMEDY =
      "; free some or name another folder with --work, then start again: rows that are there are"
          + " kept";

  private final Path file;
  private final Path partial;
  private final TrunkHeader header;
  private final PrintStream out;

  TrunkFile(Path file, TrunkHeader header, PrintStream out) {
    this.file = file;
    this.header = header;
    this.out = out;
    partial = file.resolveSibling(file.getFileName() + ".partial");
  }

  /**
   * Writes the rows that are missing.
   *
   * @param outputs one row for each of up to {@value #CHUNK} images
   */
  void fill(
      String view,
      List<LabelledImage> images,
      Function<List<LabelledImage>, List<byte[]>> outputs) {
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel = FileChannel.open(partial, CREATE, READ, WRITE)) {
        int done = begin(channel);
        requireRoom(done);
        out.printf("%s: %,d images, %,d of them done before%n", view, images.size(), done);
        append(channel, images.subList(done, images.size()), outputs);
        channel.force(true);
      }
      Files.move(partial, file, ATOMIC_MOVE);
    } catch (IOException e) {
      throw failure("cannot write %s: %s".formatted(partial, e.getMessage()));
    }
  }

  /** How many rows are there; a torn one is cut off. Whole batches stay, so that batches repeat. */
  private int begin(FileChannel channel) throws IOException {
    ByteBuffer found = ByteBuffer.allocate(TrunkHeader.BYTES);
    channel.read(found, 0);
    if (!found.rewind().equals(header.encoded())) {
      channel.truncate(0);
      write(channel, header.encoded());
      return 0;
    }
    long whole = (channel.size() - TrunkHeader.BYTES) / header.rowBytes();
    int rows = (int) Math.min(header.rows(), whole - whole % Batches.SIZE);
    channel.truncate(TrunkHeader.BYTES + (long) rows * header.rowBytes());
    channel.position(channel.size());
    return rows;
  }

  private void requireRoom(int done) throws IOException {
    long needed = (long) (header.rows() - done) * header.rowBytes();
    if (Files.getFileStore(partial).getUsableSpace() < needed) {
      throw failure("there is no room for " + file);
    }
  }

  private void append(
      FileChannel channel,
      List<LabelledImage> images,
      Function<List<LabelledImage>, List<byte[]>> outputs)
      throws IOException {
    Progress progress = new Progress(out, "trunk features", "images", images.size());
    for (int from = 0; from < images.size(); from += CHUNK) {
      List<LabelledImage> part = images.subList(from, Math.min(images.size(), from + CHUNK));
      for (byte[] row : outputs.apply(part)) {
        write(channel, ByteBuffer.wrap(row));
      }
      progress.did(part.size());
    }
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private UncheckedIOException failure(String fault) {
    String message =
        "%s; the whole file needs %,d MB%s"
            .formatted(fault, header.fileBytes() / 1_000_000 + 1, REMEDY);
    return new UncheckedIOException(message, new IOException(message));
  }
}
