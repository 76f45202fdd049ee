package org.hilum.servers;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** An S3 server over a folder: one sub-folder a bucket, one file an object. */
public final class S3Server implements AutoCloseable {
  private static final int THREADS = 24;

  private final S3Proxy server;
  private final URI endpoint;

  private S3Server(S3Proxy server, URI endpoint) {
    this.server = server;
    this.endpoint = endpoint;
  }

  /**
   * @throws ServerStartException if it does not start
   */
  public static S3Server start(Path dataDir, int port, String accessKey, String secretKey) {
    URI endpoint = URI.create("http://127.0.0.1:" + port);
    try {
      Path folder = Files.createDirectories(dataDir).toRealPath();
      S3Proxy server =
          S3Proxy.builder()
              .blobStore(
                  new DurableBlobStore(new FilesystemNio2BlobStore(folder.toString()), folder))
              .endpoint(endpoint)
              .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKey, secretKey)
              .jettyMaxThreads(THREADS)
              .build();
      server.start();
      return new S3Server(server, endpoint);
    } catch (Exception e) {
      throw new ServerStartException("S3 did not start on %s, %s".formatted(dataDir, endpoint), e);
    }
  }

  public URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("S3 did not stop at " + endpoint, e);
    }
  }
}
