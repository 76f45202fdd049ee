package org.hilum.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import org.hilum.dicom.net.association.RawPeer;
import org.junit.jupiter.api.Test;

/** What one connection meets with is not the next one's. */
class AcceptingTest {
  /** More than there is room for. */
  private static final int FAILURES = 20;

  private final AtomicInteger failuresLeft = new AtomicInteger(FAILURES);

  @Test
  void whereThereIsNoThreadTheConnectionIsClosedAndLaterOnesAreServed() throws IOException {
    ServerSettings settings =
        new ServerSettings(
            0, Ward.OPEN, SopClasses.RADIOGRAPHS, Ward.LIMITS, ServerSocketFactory.getDefault());
    ThreadFactory exhausted =
        task ->
            new Thread(task) {
              @Override
              public synchronized void start() {
                if (failuresLeft.getAndDecrement() > 0) {
                  throw new OutOfMemoryError("unable to create native thread");
                }
                super.start();
              }
            };
    try (DimseServer server =
        DimseServer.start(settings, MemorySpool::new, new Archive(), exhausted)) {
      assertServesAllButTheFirst(server);
    }
  }

  @Test
  void aFaultEndsTheConnectionThatMeetsWithIt() throws IOException {
    FaultySockets faulty = new FaultySockets(failuresLeft, new IllegalStateException("on purpose"));
    try (Ward ward = with(faulty)) {
      assertServesAllButTheFirst(ward.server());
    }
  }

  @Test
  void whereNobodyAcceptsAnyMoreItIsTold() throws Exception {
    try (Ward ward = with(new FaultySockets(failuresLeft, new AssertionError("on purpose")))) {
      assertThat(ward.server().isAccepting()).isTrue();
      try (RawPeer peer = ward.raw()) {
        assertThat(peer.unit()).isEmpty();
      }
      Eventually.holds("nobody accepts", () -> !ward.server().isAccepting());
    }
  }

  private static Ward with(ServerSocketFactory sockets) throws IOException {
    return Ward.with(
        Ward.OPEN,
        Ward.LIMITS,
        MemorySpool::new,
        new Archive(),
        sockets,
        SocketFactory.getDefault());
  }

  private static void assertServesAllButTheFirst(DimseServer server) throws IOException {
    for (int i = 0; i < FAILURES; i++) {
      try (RawPeer peer = new RawPeer(server.port())) {
        assertThat(peer.unit()).isEmpty();
      }
    }
    try (RawPeer peer = new RawPeer(server.port())) {
      peer.associate(Ward.radiographs(1));
    }
    assertThat(server.isAccepting()).isTrue();
  }
}
