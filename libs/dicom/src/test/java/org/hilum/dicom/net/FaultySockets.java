package org.hilum.dicom.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketImpl;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** Accepts connections, some of which do not tell whose they are. */
final class FaultySockets extends ServerSocketFactory {
  private final AtomicInteger faultsLeft;
  private final Throwable fault;

  /**
   * @param fault unchecked
   */
  FaultySockets(AtomicInteger faultsLeft, Throwable fault) {
    this.faultsLeft = faultsLeft;
    this.fault = fault;
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return new ServerSocket(port) {
      @Override
      public Socket accept() throws IOException {
        Socket peer = new Unnamed();
        implAccept(peer);
        return peer;
      }
    };
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
    throw new UnsupportedOperationException();
  }

  private final class Unnamed extends Socket {
    Unnamed() throws IOException {
      super((SocketImpl) null);
    }

    @Override
    public InetAddress getInetAddress() {
      if (faultsLeft.getAndDecrement() <= 0) {
        return super.getInetAddress();
      }
      if (fault instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw (Error) fault;
    }
  }
}
