package org.hilum.local.peers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with a disk of its own, in memory, which is soon full. To mount one takes root. */
final class SmallDisk implements AutoCloseable {
  private static final String FILLER = "filler";
  private static final int BLOCK = 1 << 12;

  private final Path folder;

  SmallDisk(Path folder, int kilobytes) throws IOException {
    this.folder = Files.createDirectories(folder);
    assumeTrue(
        Dcmtk.runs(
            "mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", folder.toString()),
        "a disk can only be mounted by root");
  }

  /** Leaves so much free. */
  void fill(long freeBytes) throws IOException {
    FileStore disk = Files.getFileStore(folder);
    long blocks = (disk.getUsableSpace() - freeBytes) / BLOCK;
    Files.write(folder.resolve(FILLER), new byte[Math.toIntExact(blocks * BLOCK)]);
  }

  void clear() throws IOException {
    Files.delete(folder.resolve(FILLER));
  }

  @Override
  public void close() {
    Dcmtk.runs("umount", "-l", folder.toString());
  }
}
