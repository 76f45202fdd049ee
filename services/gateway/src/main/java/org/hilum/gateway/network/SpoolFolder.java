package org.hilum.gateway.network;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hilum.dicom.net.FileSpool;
import org.hilum.dicom.net.Spool;
import org.hilum.dicom.net.TieredSpool;

/**
 * Where objects lie while they come in: an eighth of the heap, and beyond it a folder. None is
 * begun where it might fill the disk.
 */
@Singleton
public class SpoolFolder implements Spool.Factory {
  private static final long MEMORY_BYTES = Runtime.getRuntime().maxMemory() / 8;

  private final Path folder;
  private final long minFreeBytes;
  private final Spool.Factory spools;

  @Inject
  SpoolFolder(DimseConfig config) {
    this(config.spool(), config.spoolMinFreeBytes());
  }

  SpoolFolder(Path folder, long minFreeBytes) {
    this.folder = folder;
    this.minFreeBytes = minFreeBytes;
    this.spools = TieredSpool.of(MEMORY_BYTES, FileSpool.in(folder));
  }

  /**
   * @throws IOException if there is no such folder and it cannot be made
   */
  void make() throws IOException {
    Files.createDirectories(folder);
  }

  @Override
  public Spool open() throws IOException {
    FileStore disk = Files.getFileStore(folder);
    if (disk.getUsableSpace() < minFreeBytes) {
      throw new IOException(
          "%d bytes are free in %s, expected %d"
              .formatted(disk.getUsableSpace(), folder, minFreeBytes));
    }
    return spools.open();
  }
}
