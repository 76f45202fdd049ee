package org.hilum.training.feedback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hilum.network.Features;
import org.hilum.training.features.TrunkRows;

/** Trunk outputs of which each lies in a file of its own. */
record StoredRows(List<Path> files) implements TrunkRows {
  @Override
  public int rows() {
    return files.size();
  }

  @Override
  public int rowBytes() {
    return Features.SIZE * Short.BYTES;
  }

  @Override
  public void read(int row, ByteBuffer into) {
    Path file = files.get(row);
    try {
      byte[] fp16 = Files.readAllBytes(file);
      if (fp16.length != rowBytes()) {
        throw new IOException("it has %,d bytes, expected %,d".formatted(fp16.length, rowBytes()));
      }
      into.put(fp16);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read trunk output %s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
