package org.hilum.dicom.net.association;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/**
 * A socket on which nothing lasts for ever. One thread reads and writes; a {@link Watchdog} closes
 * the socket where neither a read nor a write comes back in time.
 */
final class Wire implements Closeable {
  private static final long NEVER = Long.MAX_VALUE;

  private final Socket socket;
  private final long began = System.nanoTime();
  private volatile long stepEnd = NEVER;
  private volatile long messageEnd = NEVER;
  private volatile boolean isCut;
  private Optional<Abort> ifLate = Optional.empty();

  Wire(Socket socket) {
    this.socket = socket;
  }

  /**
   * What is read and written from now on must come within this time.
   *
   * @param ifLate what the peer is told otherwise
   */
  void expectWithin(Duration time, Optional<Abort> ifLate) {
    this.ifLate = ifLate;
    stepEnd = elapsed() + time.toNanos();
  }

  /** However many steps it takes. */
  void beginMessage(Duration time) {
    messageEnd = elapsed() + time.toNanos();
  }

  void endMessage() {
    messageEnd = NEVER;
  }

  /** Nothing is expected of the peer. */
  void pause() {
    stepEnd = NEVER;
    messageEnd = NEVER;
  }

  InputStream in() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return timedRead(target, offset, length);
      }
    };
  }

  void write(byte[] bytes) throws BrokenAssociationException {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(bytes);
      out.flush();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** By how much the peer is late; negative while it is not. */
  Duration lateness() {
    return Duration.ofNanos(elapsed() - end());
  }

  /** Ends whatever is going on, without a farewell: what was sent last may be lost. */
  void cut() {
    isCut = true;
    try {
      socket.setSoLinger(true, 0); // a writer that is stuck would keep TLS from closing
      socket.close();
    } catch (IOException e) {
      // it is closed all the same
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // it is closed all the same
    }
  }

  private int timedRead(byte[] target, int offset, int length) throws IOException {
    long millis = Duration.ofNanos(end() - elapsed()).toMillis();
    if (millis <= 0) {
      throw late();
    }
    try {
      socket.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
      return socket.getInputStream().read(target, offset, length);
    } catch (SocketTimeoutException e) {
      throw late();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private BrokenAssociationException late() {
    return BrokenAssociationException.late(ifLate, "the peer took too long");
  }

  private BrokenAssociationException failed(IOException e) {
    return BrokenAssociationException.gone(
        isCut ? "the connection was cut" : "the connection failed: " + e);
  }

  private long end() {
    return Math.min(stepEnd, messageEnd);
  }

  private long elapsed() {
    return System.nanoTime() - began;
  }
}
