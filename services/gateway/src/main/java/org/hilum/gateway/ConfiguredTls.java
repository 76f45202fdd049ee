package org.hilum.gateway;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.hilum.dicom.net.SecureSockets;

/**
 * Those below {@code quarkus.tls}: what is shown is in a key store, who is believed in a trust
 * store.
 */
@Singleton
class ConfiguredTls implements TlsSockets {
  private final TlsConfigurationRegistry configurations;
  private final Vertx vertx;

  ConfiguredTls(TlsConfigurationRegistry configurations, Vertx vertx) {
    this.configurations = configurations;
    this.vertx = vertx;
  }

  @Override
  public SecureSockets of(String setting, String name) {
    TlsConfiguration configuration =
        configurations
            .get(name)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "%s is %s, and there is no quarkus.tls.%s".formatted(setting, name, name)));
    try {
      return SecureSockets.of(own(configuration), trusted(configuration));
    } catch (Exception e) { // as Vert.x declares it
      throw new IllegalStateException(
          "%s is %s, and quarkus.tls.%s cannot be used".formatted(setting, name, name), e);
    }
  }

  private KeyManager[] own(TlsConfiguration configuration) throws Exception {
    return configuration.getKeyStoreOptions() == null
        ? new KeyManager[0]
        : configuration.getKeyStoreOptions().getKeyManagerFactory(vertx).getKeyManagers();
  }

  private TrustManager[] trusted(TlsConfiguration configuration) throws Exception {
    return configuration.getTrustStoreOptions() == null
        ? new TrustManager[0]
        : configuration.getTrustStoreOptions().getTrustManagerFactory(vertx).getTrustManagers();
  }
}
