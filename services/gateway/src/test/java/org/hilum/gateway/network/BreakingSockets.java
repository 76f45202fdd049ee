package org.hilum.gateway.network;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Sockets that close after so many bytes. */
final class BreakingSockets extends SocketFactory {
  private final int bytes;

  BreakingSockets(int bytes) {
    this.bytes = bytes;
  }

  @Override
  public Socket createSocket() {
    return new Socket() {
      private int left = bytes;

      @Override
      public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
          @Override
          public void write(byte[] sent, int offset, int length) throws IOException {
            out.write(sent, offset, Math.min(left, length));
            left -= length;
            if (left < 0) {
              close();
              throw new IOException("broken, on purpose");
            }
          }
        };
      }
    };
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
    throw new UnsupportedOperationException();
  }
}
