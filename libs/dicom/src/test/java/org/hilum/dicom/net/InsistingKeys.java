package org.hilum.dicom.net;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509KeyManager;

/** Shows its certificate also to a server that has said that it believes others only. */
final class InsistingKeys extends X509ExtendedKeyManager {
  private final X509KeyManager keys;
  private final String alias;

  InsistingKeys(X509KeyManager keys, String alias) {
    this.keys = keys;
    this.alias = alias;
  }

  @Override
  public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
    return alias;
  }

  @Override
  public String[] getClientAliases(String keyType, Principal[] issuers) {
    return new String[] {alias};
  }

  @Override
  public String[] getServerAliases(String keyType, Principal[] issuers) {
    return keys.getServerAliases(keyType, issuers);
  }

  @Override
  public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
    return keys.chooseServerAlias(keyType, issuers, socket);
  }

  @Override
  public X509Certificate[] getCertificateChain(String name) {
    return keys.getCertificateChain(name);
  }

  @Override
  public PrivateKey getPrivateKey(String name) {
    return keys.getPrivateKey(name);
  }
}
