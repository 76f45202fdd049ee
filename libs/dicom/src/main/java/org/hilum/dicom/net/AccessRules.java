package org.hilum.dicom.net;

import java.net.InetAddress;
import java.util.Set;
import org.hilum.dicom.net.association.AeTitle;

/**
 * Who may ask for an association.
 *
 * @param called the server's own title, which a peer must ask for
 * @param callers titles of those who may; all where it is empty
 * @param hosts addresses of those who may, others are not even answered; all where it is empty
 */
public record AccessRules(AeTitle called, Set<AeTitle> callers, Set<InetAddress> hosts) {
  public AccessRules {
    callers = Set.copyOf(callers);
    hosts = Set.copyOf(hosts);
  }

  boolean admits(AeTitle caller) {
    return callers.isEmpty() || callers.contains(caller);
  }

  boolean admits(InetAddress host) {
    return hosts.isEmpty() || hosts.contains(host);
  }
}
