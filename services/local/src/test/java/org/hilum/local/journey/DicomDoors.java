package org.hilum.local.journey;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import javax.net.SocketFactory;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.dicom.net.ClientAssociation;
import org.hilum.dicom.net.ClientSettings;
import org.hilum.dicom.net.DimseClient;
import org.hilum.dicom.net.Sending;
import org.hilum.dicom.net.association.AeTitle;
import org.hilum.dicom.net.association.Opening;
import org.hilum.dicom.net.association.Timeouts;

/** Sends files as devices do. */
final class DicomDoors {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String BOUNDARY = "radiograph";

  private DicomDoors() {}

  /** By C-STORE. */
  static void push(int port, byte[] file) throws Exception {
    DicomFile object =
        new DicomReader(ReadLimits.standard())
            .read(file)
            .fold(
                read -> read,
                refused -> {
                  throw new IllegalStateException(refused.detail());
                });
    ClientSettings settings =
        new ClientSettings(
            new InetSocketAddress("localhost", port),
            new AeTitle("HILUM"),
            new AeTitle("DEVICE"),
            new Timeouts(LIMIT, LIMIT, LIMIT),
            SocketFactory.getDefault());
    Opening<ClientAssociation> opening =
        new DimseClient(settings)
            .open(
                Set.of(object.dataSet().uid(Tags.SOP_CLASS_UID).orElseThrow()),
                Set.of(object.syntax()));
    try (ClientAssociation association =
        ((Opening.Open<ClientAssociation>) opening).association()) {
      assertThat(association.store(object)).isInstanceOf(Sending.Answered.class);
      association.release();
    }
  }

  /** By STOW-RS. */
  static void store(URI gateway, String authorization, byte[] file) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(
        ("--" + BOUNDARY + "\r\nContent-Type: application/dicom\r\n\r\n").getBytes(US_ASCII));
    body.write(file);
    body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(US_ASCII));
    HttpRequest request =
        HttpRequest.newBuilder(gateway.resolve("/dicomweb/studies"))
            .header("Authorization", authorization)
            .header(
                "Content-Type",
                "multipart/related; type=\"application/dicom\"; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    int status = HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    assertThat(status).isEqualTo(200);
  }
}
