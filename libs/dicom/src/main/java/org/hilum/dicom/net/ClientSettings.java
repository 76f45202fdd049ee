package org.hilum.dicom.net;

import java.net.InetSocketAddress;
import javax.net.SocketFactory;
import org.hilum.dicom.net.association.AeTitle;
import org.hilum.dicom.net.association.Timeouts;

/**
 * Whom a client talks to.
 *
 * @param called title of the peer
 * @param calling its own title
 * @param sockets plain ones, or those of TLS: then the peer's certificate must be of its address
 */
public record ClientSettings(
    InetSocketAddress address,
    AeTitle called,
    AeTitle calling,
    Timeouts timeouts,
    SocketFactory sockets) {}
