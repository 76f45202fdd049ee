package org.hilum.gateway.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import javax.net.SocketFactory;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.ClientAssociation;
import org.hilum.dicom.net.ClientSettings;
import org.hilum.dicom.net.DimseClient;
import org.hilum.dicom.net.Sending;
import org.hilum.dicom.net.SopClasses;
import org.hilum.dicom.net.association.AeTitle;
import org.hilum.dicom.net.association.Opening;
import org.hilum.dicom.net.association.Timeouts;
import org.hilum.gateway.Radiographs;

/**
 * A modality that pushes to the gateway.
 *
 * @param port of the gateway
 */
record Device(int port, String title, SocketFactory sockets) {
  private static final Timeouts PATIENCE =
      new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(60));

  Device(int port, String title) {
    this(port, title, SocketFactory.getDefault());
  }

  ClientAssociation associated(TransferSyntax syntax) throws IOException {
    ClientSettings settings =
        new ClientSettings(
            new InetSocketAddress("127.0.0.1", port),
            new AeTitle("HILUM"),
            new AeTitle(title),
            PATIENCE,
            sockets);
    Opening<ClientAssociation> opening =
        new DimseClient(settings).open(SopClasses.RADIOGRAPHS, Set.of(syntax));
    return opening.fold(it -> it, Device::rejected);
  }

  Sending.Answered push(TransferSyntax syntax, DataSet image) throws IOException {
    try (ClientAssociation association = associated(syntax)) {
      Sending sending = association.store(Radiographs.file(syntax, image));
      association.release();
      return (Sending.Answered) sending;
    }
  }

  Sending.Answered push(DataSet image) throws IOException {
    return push(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, image);
  }

  private static ClientAssociation rejected(Object reject) {
    throw new AssertionError("rejected: " + reject);
  }
}
