package org.hilum.gateway;

import io.quarkus.tls.BaseTlsConfiguration;
import io.quarkus.tls.TlsConfiguration;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One certificate of this machine, signed by itself, which both ends show and believe. */
public final class OwnCertificate {
  private static final String PASSWORD = "phantom";

  private OwnCertificate() {}

  /** As it is configured for somebody who shows it. */
  public static TlsConfiguration shown() {
    return new Configuration(true);
  }

  /** As it is configured for somebody who believes it and has none. */
  public static TlsConfiguration believed() {
    return new Configuration(false);
  }

  private static final class Configuration extends BaseTlsConfiguration {
    private final boolean isShown;

    private Configuration(boolean isShown) {
      this.isShown = isShown;
    }

    @Override
    public KeyCertOptions getKeyStoreOptions() {
      return isShown ? options() : null; // as the registry's own do
    }

    @Override
    public TrustOptions getTrustStoreOptions() {
      return options();
    }

    private static PfxOptions options() {
      return new PfxOptions().setPath(Made.STORE.toString()).setPassword(PASSWORD);
    }
  }

  private static final class Made {
    private static final Path STORE = store();

    private static Path store() {
      try {
        Path folder = Files.createTempDirectory("hilum-certificate");
        Path store = folder.resolve("store.p12");
        Process keytool =
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "here",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=here",
                    "-ext",
                    "SAN=ip:127.0.0.1,dns:localhost",
                    "-storepass",
                    PASSWORD,
                    "-keystore",
                    store.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        if (keytool.waitFor() != 0) {
          throw new IOException("keytool failed: " + said);
        }
        store.toFile().deleteOnExit();
        return store;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }
}
