package org.hilum.storage;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** HTTP connections to one store. */
final class StorageConnections {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
  private static final Duration SILENCE_LIMIT = Duration.ofSeconds(20);
  private static final int CONCURRENT_REQUESTS = 64;
  private static final int IDLE_CONNECTIONS = 16;
  private static final Duration IDLE_LIMIT = Duration.ofMinutes(1);

  private StorageConnections() {}

  static OkHttpClient open() {
    Dispatcher dispatcher = new Dispatcher(daemonThreads());
    dispatcher.setMaxRequests(CONCURRENT_REQUESTS);
    // OkHttp allows five a host, and there is one host.
    dispatcher.setMaxRequestsPerHost(CONCURRENT_REQUESTS);
    return new OkHttpClient.Builder()
        .dispatcher(dispatcher)
        .socketFactory(new PromptSockets())
        .protocols(List.of(Protocol.HTTP_1_1))
        .connectionPool(
            new ConnectionPool(IDLE_CONNECTIONS, IDLE_LIMIT.toSeconds(), TimeUnit.SECONDS))
        .connectTimeout(CONNECT_LIMIT)
        .readTimeout(SILENCE_LIMIT)
        .writeTimeout(SILENCE_LIMIT)
        .build();
  }

  /** OkHttp's own threads would keep the process alive for a minute after its work is done. */
  private static ExecutorService daemonThreads() {
    ThreadFactory threads =
        work -> {
          Thread thread = new Thread(work, "storage");
          thread.setDaemon(true);
          return thread;
        };
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE_LIMIT.toSeconds(),
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        threads);
  }
}
