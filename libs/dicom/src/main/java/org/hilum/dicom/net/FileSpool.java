package org.hilum.dicom.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;

/** A temporary file, which only its owner may read. */
public final class FileSpool implements Spool {
  private static final System.Logger LOG = System.getLogger(FileSpool.class.getName());

  private final Path file;
  private final OutputStream out;
  private long size;

  private FileSpool(Path file) throws IOException {
    this.file = file;
    this.out = Files.newOutputStream(file);
  }

  /** Opens them in this folder. */
  public static Spool.Factory in(Path folder) {
    return () -> new FileSpool(Files.createTempFile(folder, "received", ".dcm"));
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    size += length;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public InputStream content() throws IOException {
    return Files.newInputStream(file);
  }

  @Override
  public void close() {
    try (out) {
      Files.delete(file);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "a temporary file stays behind: " + file, e);
    }
  }
}
