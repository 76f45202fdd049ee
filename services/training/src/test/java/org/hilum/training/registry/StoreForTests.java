package org.hilum.training.registry;

import java.nio.file.Path;
import org.hilum.servers.FreePort;
import org.hilum.servers.S3Server;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.StorageSettings;

/** A real S3 server with one empty bucket. */
public final class StoreForTests implements AutoCloseable {
  private final S3Server server;
  private final ObjectStore store;

  public StoreForTests(Path folder) {
    server = S3Server.start(folder, FreePort.next(), "key", "secret");
    store =
        new ObjectStore(
            new StorageSettings(server.endpoint(), "key", "secret", "us-east-1", "hilum"));
    store.createBucketIfAbsent();
  }

  public ObjectStore store() {
    return store;
  }

  @Override
  public void close() {
    store.close();
    server.close();
  }
}
