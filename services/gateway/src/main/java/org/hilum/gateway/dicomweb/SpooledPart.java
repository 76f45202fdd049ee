package org.hilum.gateway.dicomweb;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.hilum.dicom.net.Spool;
import org.jboss.logging.Logger;

/**
 * Where the content of a part lies while it comes in: its sender may be slow, and most memory is
 * for those whose instances are whole. What finds no room is passed over.
 */
final class SpooledPart extends OutputStream {
  private static final Logger LOG = Logger.getLogger(SpooledPart.class);
  private static final int BUFFER = 1 << 16;

  private final Spool.Factory spools;
  private final byte[] buffer = new byte[BUFFER];
  private int buffered;
  private Optional<Spool> spool = Optional.empty();
  private boolean isFull;

  SpooledPart(Spool.Factory spools) {
    this.spools = spools;
  }

  /** From the first byte; empty where it found no room. Nothing is written any more. */
  Optional<Spool> content() {
    flush();
    return isFull ? Optional.empty() : spool;
  }

  @Override
  public void write(int one) {
    if (buffered == BUFFER) {
      flush();
    }
    buffer[buffered++] = (byte) one;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (length > BUFFER - buffered) {
      flush();
    }
    if (length > BUFFER) {
      spool(bytes, offset, length);
    } else {
      System.arraycopy(bytes, offset, buffer, buffered, length);
      buffered += length;
    }
  }

  @Override
  public void flush() {
    spool(buffer, 0, buffered);
    buffered = 0;
  }

  private void spool(byte[] bytes, int offset, int length) {
    if (isFull) {
      return;
    }
    try {
      if (spool.isEmpty()) {
        spool = Optional.of(spools.open());
      }
      spool.get().write(bytes, offset, length);
    } catch (IOException e) {
      isFull = true;
      LOG.warnf("an instance finds no room reason=%s", e.getMessage());
    }
  }

  /** Forgets it, so that another part may come. */
  void forget() {
    spool.ifPresent(Spool::close);
    spool = Optional.empty();
    buffered = 0;
    isFull = false;
  }

  @Override
  public void close() {
    forget();
  }
}
