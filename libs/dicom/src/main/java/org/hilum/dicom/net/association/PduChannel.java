package org.hilum.dicom.net.association;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/** Units on a connection, each within its time. */
final class PduChannel implements Closeable {
  private static final int BUFFER = 1 << 14;

  private final Wire wire;
  private final Watchdog watchdog;
  private final Timeouts timeouts;
  private final InputStream in;
  private final PduReader reader;

  PduChannel(Socket socket, Timeouts timeouts, Watchdog watchdog) {
    this.wire = new Wire(socket);
    this.watchdog = watchdog;
    this.timeouts = timeouts;
    this.in = new BufferedInputStream(wire.in(), BUFFER);
    this.reader = new PduReader(in);
    watchdog.watch(wire);
  }

  /**
   * @param wait until its first byte
   * @param ifSilent what the peer is told where none comes
   */
  Pdu read(Duration wait, Optional<Abort> ifSilent) throws IOException {
    wire.expectWithin(wait, ifSilent);
    int type = in.read();
    if (type < 0) {
      throw BrokenAssociationException.gone("the peer closed the connection");
    }
    wire.expectWithin(timeouts.artim(), Optional.of(Abort.STALLED));
    return reader.read(type);
  }

  /** Whether nothing comes for this long. */
  boolean staysSilent(Duration time) throws IOException {
    wire.expectWithin(time, Optional.empty());
    in.mark(1);
    try {
      in.read();
      in.reset();
      return false;
    } catch (BrokenAssociationException e) {
      if (!e.isLate()) {
        throw e;
      }
      return true;
    } finally {
      wire.pause();
    }
  }

  /** For what a unit of data carries. */
  PduReader reader() {
    return reader;
  }

  Wire wire() {
    return wire;
  }

  Timeouts timeouts() {
    return timeouts;
  }

  void write(byte[] unit) throws BrokenAssociationException {
    wire.expectWithin(timeouts.artim(), Optional.of(Abort.STALLED));
    wire.write(unit);
  }

  /**
   * Says the last word, and leaves it to the peer to close (PS3.8 9.2, state 13): closing first
   * could lose what was said. Whatever still comes is thrown away.
   */
  void end(byte[] lastUnit) {
    try {
      wire.endMessage();
      write(lastUnit);
      wire.expectWithin(timeouts.artim(), Optional.empty());
      byte[] ignored = new byte[BUFFER];
      while (in.read(ignored) >= 0) {}
    } catch (IOException e) {
      // the peer is gone, which is what was waited for
    } finally {
      close();
    }
  }

  /** From any thread: whatever is read or written fails from now on. */
  void interrupt() {
    try {
      wire.write(PduWriter.bytes(Abort.BY_USER));
    } catch (BrokenAssociationException e) {
      // the peer is gone already
    }
    close();
  }

  @Override
  public void close() {
    wire.close();
    watchdog.leave(wire);
  }
}
