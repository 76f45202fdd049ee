package org.hilum.gateway.network;

import io.quarkus.tls.TlsConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Sockets of TLS (PS3.15 B.1), whose peers show a certificate where it is known whom to trust. */
final class SecureSockets extends ServerSocketFactory {
  private final ServerSocketFactory sockets;
  private final boolean wantsCertificates;

  private SecureSockets(ServerSocketFactory sockets, boolean wantsCertificates) {
    this.sockets = sockets;
    this.wantsCertificates = wantsCertificates;
  }

  static SecureSockets of(TlsConfiguration configuration) {
    return new SecureSockets(
        context(configuration).getServerSocketFactory(),
        configuration.getTrustStoreOptions() != null);
  }

  static SocketFactory ofClient(TlsConfiguration configuration) {
    return context(configuration).getSocketFactory();
  }

  private static SSLContext context(TlsConfiguration configuration) {
    try {
      return configuration.createSSLContext();
    } catch (Exception e) { // as the registry declares it
      throw new IllegalStateException(
          "cannot use the TLS configuration " + configuration.getName(), e);
    }
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return asking(sockets.createServerSocket());
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return asking(sockets.createServerSocket(port));
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    return asking(sockets.createServerSocket(port, backlog));
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
      throws IOException {
    return asking(sockets.createServerSocket(port, backlog, address));
  }

  private ServerSocket asking(ServerSocket socket) {
    ((SSLServerSocket) socket).setNeedClientAuth(wantsCertificates);
    return socket;
  }
}
