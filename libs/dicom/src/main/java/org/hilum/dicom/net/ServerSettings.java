package org.hilum.dicom.net;

import java.util.Set;
import javax.net.ServerSocketFactory;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.dicom.net.association.AeTitle;
import org.hilum.dicom.net.association.Timeouts;

/**
 * What a server is.
 *
 * @param port 0 for any that is free
 * @param sopClasses of the objects that may be stored
 * @param sockets plain ones, or those of TLS
 */
public record ServerSettings(
    int port,
    AccessRules access,
    Set<Uid> sopClasses,
    ServerLimits limits,
    ServerSocketFactory sockets) {
  public ServerSettings {
    sopClasses = Set.copyOf(sopClasses);
  }

  /** The registered port, radiographs of any peer, up to 16 at once. */
  public static ServerSettings standard() {
    return new ServerSettings(
        11112,
        new AccessRules(new AeTitle("HILUM"), Set.of(), Set.of()),
        SopClasses.RADIOGRAPHS,
        new ServerLimits(16, ReadLimits.standard().maxBytes(), Timeouts.standard()),
        ServerSocketFactory.getDefault());
  }
}
