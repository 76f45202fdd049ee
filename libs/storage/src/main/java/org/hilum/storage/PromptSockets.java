package org.hilum.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets that send at once what is flushed (TCP_NODELAY), and the rest in large parts. OkHttp
 * writes head and body of a small request apart; otherwise the body waits for the server's
 * acknowledgement of the head, which the server holds back for 40 ms. Of a large body it writes 8
 * kB at a time.
 */
final class PromptSockets extends SocketFactory {
  private static final int PART = 1 << 16;

  @Override
  public Socket createSocket() throws IOException {
    return new PromptSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
  }

  private static Socket connected(InetSocketAddress address) throws IOException {
    return connected(address, new InetSocketAddress(0));
  }

  private static Socket connected(InetSocketAddress address, InetSocketAddress from)
      throws IOException {
    Socket socket = new PromptSocket();
    socket.bind(from);
    socket.connect(address);
    return socket;
  }

  private static final class PromptSocket extends Socket {
    private OutputStream out;

    PromptSocket() throws IOException {
      setTcpNoDelay(true);
    }

    @Override
    public synchronized OutputStream getOutputStream() throws IOException {
      if (out == null) {
        out = new BufferedOutputStream(super.getOutputStream(), PART);
      }
      return out;
    }
  }
}
