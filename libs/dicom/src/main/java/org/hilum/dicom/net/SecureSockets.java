package org.hilum.dicom.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Sockets of TLS (PS3.15 B.1) for both ends of an association. A certificate that is not believed
 * or is out of its time ends the handshake, and what the end of the association is logged with
 * names it.
 */
public final class SecureSockets {
  private final SSLContext context;
  private final boolean wantsCertificates;

  private SecureSockets(SSLContext context, boolean wantsCertificates) {
    this.context = context;
    this.wantsCertificates = wantsCertificates;
  }

  /**
   * @param own what is shown of oneself; none for a client that nobody asks
   * @param trusted who is believed; with none a client believes the authorities that the JVM does,
   *     and a server asks nobody for a certificate
   * @throws GeneralSecurityException if the JVM has no such TLS
   */
  public static SecureSockets of(KeyManager[] own, TrustManager[] trusted)
      throws GeneralSecurityException {
    boolean wantsCertificates = trusted.length > 0;
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own, named(wantsCertificates ? trusted : authorities()), null);
    return new SecureSockets(context, wantsCertificates);
  }

  private static TrustManager[] authorities() throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    return factory.getTrustManagers();
  }

  private static TrustManager[] named(TrustManager[] managers) {
    return Stream.of(managers)
        .map(it -> it instanceof X509TrustManager trust ? new NamedRefusals(trust) : it)
        .toArray(TrustManager[]::new);
  }

  /** Of clients, which check that a server's certificate is of its address. */
  public SocketFactory ofClients() {
    return context.getSocketFactory();
  }

  /** Of a server, whose peers must show a certificate where it is said who is believed. */
  public ServerSocketFactory ofServers() {
    return new Asking(context.getServerSocketFactory(), wantsCertificates);
  }

  private static final class Asking extends ServerSocketFactory {
    private final ServerSocketFactory sockets;
    private final boolean wantsCertificates;

    private Asking(ServerSocketFactory sockets, boolean wantsCertificates) {
      this.sockets = sockets;
      this.wantsCertificates = wantsCertificates;
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
}
