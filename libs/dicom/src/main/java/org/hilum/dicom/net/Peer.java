package org.hilum.dicom.net;

import java.net.InetAddress;
import org.hilum.dicom.net.association.AeTitle;

/** Who is at the other end. */
record Peer(AeTitle title, InetAddress host) {}
