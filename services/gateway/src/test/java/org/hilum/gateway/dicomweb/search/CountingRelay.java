package org.hilum.gateway.dicomweb.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a server and counts the requests that are sent to it. */
final class CountingRelay implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final AtomicInteger requests = new AtomicInteger();
  private final ServerSocket door;
  private final URI server;

  CountingRelay(URI server) {
    this.server = server;
    try {
      this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  int requests() {
    return requests.get();
  }

  private void accept() {
    try {
      while (!door.isClosed()) {
        Socket client = door.accept();
        Socket behind = new Socket(server.getHost(), server.getPort());
        start(() -> pass(client, behind, true));
        start(() -> pass(behind, client, false));
      }
    } catch (IOException e) {
      // closed
    }
  }

  /** A client sends its next request when it has the answer: each begins a chunk. */
  private void pass(Socket from, Socket to, boolean isCounted) {
    byte[] buffer = new byte[BUFFER];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (isCounted && isRequest(new String(buffer, 0, Math.min(count, 8), ISO_8859_1))) {
          requests.incrementAndGet();
        }
        out.write(buffer, 0, count);
      }
    } catch (IOException e) {
      // one of the two has hung up
    }
  }

  private static boolean isRequest(String beginning) {
    return beginning.startsWith("GET /")
        || beginning.startsWith("HEAD /")
        || beginning.startsWith("PUT /");
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
