package org.hilum.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets that send at once (TCP_NODELAY). OkHttp writes head and body of a small request apart;
 * otherwise the body waits for the server's acknowledgement of the head, which the server holds
 * back for 40 ms.
 */
final class PromptSockets extends SocketFactory {
  private final SocketFactory standard = SocketFactory.getDefault();

  @Override
  public Socket createSocket() throws IOException {
    return prompt(standard.createSocket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return prompt(standard.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return prompt(standard.createSocket(host, port, from, fromPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return prompt(standard.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return prompt(standard.createSocket(host, port, from, fromPort));
  }

  private static Socket prompt(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    return socket;
  }
}
