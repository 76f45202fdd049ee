package org.hilum.dicom.net;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.net.association.Acceptor;
import org.hilum.dicom.net.association.Watchdog;

/**
 * Answers C-ECHO, takes objects by C-STORE, and commits itself to their storage by N-ACTION. Each
 * connection has a thread of its own. Their number is bounded: beyond the associations that the
 * limits allow, {@value #SPARE} connections are told that there are too many. Where there is no
 * room for more, one that has no association gives way, and of associations the one that has rested
 * longest ({@link Places}), so that silence keeps nobody out.
 */
public final class DimseServer implements Closeable {
  private static final System.Logger LOG = System.getLogger(DimseServer.class.getName());
  private static final int SPARE = 8;
  private static final long PAUSE_MS = 100;

  private static final CommitmentSettings NO_COMMITMENT =
      new CommitmentSettings(
          (sopClass, sopInstance) -> Commitment.NO_SUCH_OBJECT_INSTANCE, title -> Optional.empty());

  private final ServerSettings settings;
  private final ServerSocket socket;
  private final Negotiation negotiation;
  private final Operations operations;
  private final CommitmentChecks checks;
  private final ReportDelivery delivery;
  private final Semaphore connections;
  private final Places places;
  private final Watchdog watchdog = new Watchdog();

  /** In the order in which they came. */
  private final Queue<ServedAssociation> served = new ConcurrentLinkedQueue<>();

  private final ExecutorService threads;
  private final Thread accepting = new Thread(this::acceptAll, "dicom-accept");
  private volatile boolean isClosing;

  private DimseServer(
      ServerSettings settings,
      Set<Uid> sopClasses,
      Spool.Factory spools,
      StoreHandler handler,
      CommitmentSettings commitment,
      ThreadFactory threads)
      throws IOException {
    this.settings = settings;
    this.socket = settings.sockets().createServerSocket(settings.port());
    this.negotiation = new Negotiation(settings.access(), sopClasses);
    this.checks = new CommitmentChecks(commitment.handler());
    this.operations =
        new Operations(
            new StoreService(spools, settings.limits().objectBytes(), handler),
            new CommitmentService(checks));
    this.delivery = new ReportDelivery(commitment.peers());
    this.places = new Places(settings.limits());
    this.connections = new Semaphore(settings.limits().associations() + SPARE);
    this.threads = Executors.newCachedThreadPool(threads);
  }

  /**
   * @param spools where an object lies until the handler has taken it
   * @throws IOException if the port cannot be listened to
   */
  public static DimseServer start(
      ServerSettings settings, Spool.Factory spools, StoreHandler handler) throws IOException {
    return start(settings, spools, handler, DimseServer::thread);
  }

  /**
   * @param threads one for each connection
   */
  static DimseServer start(
      ServerSettings settings, Spool.Factory spools, StoreHandler handler, ThreadFactory threads)
      throws IOException {
    return started(
        new DimseServer(settings, settings.sopClasses(), spools, handler, NO_COMMITMENT, threads));
  }

  /**
   * A server that also commits itself to the storage of what it took (PS3.4 annex J).
   *
   * @param spools where an object lies until the handler has taken it
   * @throws IOException if the port cannot be listened to
   */
  public static DimseServer start(
      ServerSettings settings,
      Spool.Factory spools,
      StoreHandler handler,
      CommitmentSettings commitment)
      throws IOException {
    Set<Uid> sopClasses = new HashSet<>(settings.sopClasses());
    sopClasses.add(SopClasses.STORAGE_COMMITMENT);
    return started(
        new DimseServer(settings, sopClasses, spools, handler, commitment, DimseServer::thread));
  }

  private static Thread thread(Runnable task) {
    return new Thread(task, "dicom-association");
  }

  private static DimseServer started(DimseServer server) {
    server.accepting.start();
    return server;
  }

  /** Where it listens. */
  public int port() {
    return socket.getLocalPort();
  }

  /** Whether anybody takes connections: the port alone stays open without. */
  public boolean isAccepting() {
    return accepting.isAlive();
  }

  /** Associations that there are now. */
  public int openAssociations() {
    return places.taken();
  }

  /** As {@link #close(Duration)}, as long as a message may take. */
  @Override
  public void close() throws IOException {
    close(settings.limits().timeouts().message());
  }

  /**
   * Listens no more, aborts associations that rest, lets others finish the operation that is going
   * on, and cuts those that have not done so in time.
   */
  public void close(Duration patience) throws IOException {
    isClosing = true;
    socket.close();
    try {
      served.forEach(association -> threads.execute(association::stop)); // a stop may block
      threads.shutdown();
      if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(Level.WARNING, "associations are cut that did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      watchdog.close();
      threads.shutdownNow();
      delivery.close();
      checks.close(); // after it: nobody is told of what was not looked for
    }
  }

  /** A fault ends one connection: while there is no memory for a thread, others may end. */
  private void acceptAll() {
    while (!isClosing) {
      try {
        accept();
      } catch (IOException | RuntimeException | OutOfMemoryError e) {
        if (!isClosing) {
          LOG.log(Level.ERROR, "cannot accept a connection", e);
          pause();
        }
      }
    }
  }

  private void accept() throws IOException {
    Socket peer = socket.accept();
    try {
      take(peer);
    } catch (RuntimeException | Error e) {
      peer.close();
      throw e;
    }
  }

  private void take(Socket peer) throws IOException {
    if (!settings.access().admits(peer.getInetAddress())) {
      LOG.log(Level.INFO, "a connection of {0} is closed: not allowed", peer.getInetAddress());
      peer.close();
    } else if (!connections.tryAcquire() && !oneGivesWay()) {
      LOG.log(Level.WARNING, "a connection of {0} is closed: too many", peer.getInetAddress());
      peer.close();
    } else {
      serve(peer);
    }
  }

  /** Of the host that has most of such connections, the one that came first. */
  private boolean oneGivesWay() {
    List<ServedAssociation> idle = served.stream().filter(ServedAssociation::isIdle).toList();
    Map<InetAddress, Long> byHost =
        idle.stream()
            .collect(Collectors.groupingBy(ServedAssociation::host, Collectors.counting()));
    return idle.stream()
        .sorted(Comparator.comparing(it -> -byHost.get(it.host())))
        .anyMatch(ServedAssociation::giveWay);
  }

  private void serve(Socket peer) {
    Acceptor acceptor = new Acceptor(peer, settings.limits().timeouts(), watchdog);
    ServedAssociation association =
        new ServedAssociation(
            acceptor, peer.getInetAddress(), negotiation, places, operations, delivery);
    served.add(association);
    try {
      threads.execute(() -> run(association));
    } catch (RuntimeException | Error e) { // it closes, or there is no memory for a thread
      acceptor.close();
      ended(association);
      throw e;
    }
  }

  private void run(ServedAssociation association) {
    try {
      if (isClosing) {
        association.stop();
      }
      association.run();
    } finally {
      ended(association);
    }
  }

  private void ended(ServedAssociation association) {
    served.remove(association);
    if (association.end()) {
      connections.release();
    }
  }

  /** Such faults, no file handle left for one, do not pass at once. */
  private static void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
