package org.hilum.servers;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.hilum.servers.certificates.Authority;
import org.hilum.servers.certificates.IssuedCertificate;

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
    return start(dataDir, endpoint, accessKey, secretKey, builder -> builder.endpoint(endpoint));
  }

  /**
   * The same over HTTPS alone.
   *
   * @param keyStore file that gets the server's key and certificate
   * @throws ServerStartException if it does not start
   */
  public static S3Server startSecured(
      Path dataDir,
      int port,
      String accessKey,
      String secretKey,
      IssuedCertificate certificate,
      Path keyStore) {
    URI endpoint = URI.create("https://127.0.0.1:" + port);
    certificate.writeKeyStore(keyStore);
    return start(
        dataDir,
        endpoint,
        accessKey,
        secretKey,
        builder ->
            builder
                .secureEndpoint(endpoint)
                .keyStore(keyStore.toString(), Authority.STORE_PASSWORD));
  }

  private static S3Server start(
      Path dataDir,
      URI endpoint,
      String accessKey,
      String secretKey,
      UnaryOperator<S3Proxy.Builder> door) {
    try {
      Path folder = Files.createDirectories(dataDir).toRealPath();
      S3Proxy server =
          door.apply(S3Proxy.builder())
              .blobStore(
                  new DurableBlobStore(new FilesystemNio2BlobStore(folder.toString()), folder))
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
