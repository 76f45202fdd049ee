package org.hilum.training.features;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A feature table on disk: rows and columns as 32-bit integers, then the values as 32-bit floats,
 * all big endian. The file appears whole or not at all.
 */
final class FeatureFile {
  private FeatureFile() {}

  static Optional<FeatureTable> read(Path file) {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      float[][] rows = new float[in.readInt()][];
      int columns = in.readInt();
      requireSize(file, 2L * Integer.BYTES + (long) rows.length * columns * Float.BYTES);
      for (int i = 0; i < rows.length; i++) {
        byte[] bytes = in.readNBytes(columns * Float.BYTES);
        rows[i] = new float[columns];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(rows[i]);
      }
      return Optional.of(FeatureTable.of(rows));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read features " + file, e);
    }
  }

  private static void requireSize(Path file, long expected) throws IOException {
    if (Files.size(file) != expected) {
      String message =
          "%s is damaged: it has %,d bytes, expected %,d; remove it to compute it again"
              .formatted(file, Files.size(file), expected);
      throw new UncheckedIOException(message, new IOException(message));
    }
  }

  static void write(FeatureTable table, Path file) {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      Files.createDirectories(file.getParent());
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(partial)))) {
        out.writeInt(table.rows());
        out.writeInt(table.columns());
        for (int i = 0; i < table.rows(); i++) {
          ByteBuffer bytes = ByteBuffer.allocate(table.columns() * Float.BYTES);
          bytes.asFloatBuffer().put(table.row(i));
          out.write(bytes.array());
        }
      }
      Files.move(partial, file, ATOMIC_MOVE, REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write features " + file, e);
    }
  }
}
