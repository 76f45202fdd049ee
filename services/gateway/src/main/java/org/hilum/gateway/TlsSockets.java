package org.hilum.gateway;

import org.hilum.dicom.net.SecureSockets;

/** Sockets of TLS by the name that a setting gives. */
@FunctionalInterface
public interface TlsSockets {
  /**
   * @param setting that gives the name
   * @throws IllegalStateException if there is none of this name, or it cannot be used; the setting
   *     is named
   */
  SecureSockets of(String setting, String name);
}
