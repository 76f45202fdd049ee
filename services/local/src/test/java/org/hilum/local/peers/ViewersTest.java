package org.hilum.local.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Fragments;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.dicom.file.TransferSyntax;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever viewers ask for, the gateway stays up with the heap that it has. */
@Tag("peers")
class ViewersTest {
  private static final Pattern ADDRESS =
      Pattern.compile("/dicomweb/studies/[\\d.]+/series/[\\d.]+/instances/[\\d.]+");
  private static final int VIEWERS = 40;
  private static final int WIDTH = 16_000;
  private static final int HEIGHT = 4_000;

  @TempDir static Path folder;

  private static LoneGateway gateway;

  @BeforeAll
  static void starts() {
    gateway = new LoneGateway(folder, List.of("-XX:+ExitOnOutOfMemoryError"));
  }

  @AfterAll
  static void ends() {
    gateway.close();
  }

  @Test
  void servesACrowdOrAsksItToComeAgain() throws Exception {
    String address =
        stored(Files.readAllBytes(DrawnRadiographs.draw(folder, 1, 1, 2048, 12).get(0)));

    for (String below : List.of("/rendered", "/frames/1", "", "/metadata")) {
      List<CompletableFuture<HttpResponse<Void>>> answers = new ArrayList<>();
      for (int i = 0; i < VIEWERS; i++) {
        answers.add(
            HttpClient.newHttpClient()
                .sendAsync(request(address + below).build(), BodyHandlers.discarding()));
      }
      List<Integer> statuses =
          answers.stream().map(CompletableFuture::join).map(HttpResponse::statusCode).toList();

      assertThat(statuses).as(below).isSubsetOf(200, 503).contains(200);
      System.out.printf(
          "%d at once of %s: %d served%n",
          VIEWERS, below, statuses.stream().filter(status -> status == 200).count());
    }
    assertThat(get(address + "/rendered").statusCode()).isEqualTo(200);
  }

  @Test
  void showsNoImageThatCannotFit() throws Exception {
    String address = stored(blank());

    assertThat(get(address + "/rendered").statusCode()).isEqualTo(406);
    assertThat(get(address).statusCode()).isEqualTo(200);
  }

  private static HttpRequest.Builder request(String path) {
    URI uri = gateway.http().resolve(path);
    return HttpRequest.newBuilder(uri).header("Authorization", gateway.authorizationToRead());
  }

  private static HttpResponse<Void> get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request(path).build(), BodyHandlers.discarding());
  }

  /** Where it is to be had. */
  private static String stored(byte[] file) throws IOException, InterruptedException {
    String answer = gateway.stow(file).body();
    Matcher address = ADDRESS.matcher(answer);
    assertThat(address.find()).as(answer).isTrue();
    return address.group();
  }

  /** A thousand bytes that claim 64 million pixels. */
  private static byte[] blank() throws IOException {
    Path drawn = DrawnRadiographs.draw(folder, 2, 1, 128, 12).get(0);
    DataSet small =
        new DicomReader(ReadLimits.standard())
            .read(Files.readAllBytes(drawn))
            .fold(
                file -> file.dataSet(),
                refused -> {
                  throw new AssertionError(refused);
                });
    Fragments frame = new Fragments(new Bytes(new byte[0]), List.of(new Bytes(blankFrame())));
    DataSet blank =
        small.toBuilder()
            .integers(Tags.ROWS, HEIGHT)
            .integers(Tags.COLUMNS, WIDTH)
            .element(new Element(Tags.PIXEL_DATA, ValueRepresentation.OB, frame))
            .build();
    return DicomWriter.file(TransferSyntax.JPEG_2000_LOSSLESS, blank);
  }

  /** One tile of one resolution and one layer, whose packet is empty (ITU-T T.800 annex A). */
  private static byte[] blankFrame() {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    Stream.of(
            words(0xFF4F),
            words(0xFF51, 41, 0, 0, WIDTH, 0, HEIGHT, 0, 0, 0, 0),
            words(0, WIDTH, 0, HEIGHT, 0, 0, 0, 0, 1),
            new byte[] {11, 1, 1},
            words(0xFF52, 12),
            new byte[] {0, 0, 0, 1, 0, 0, 4, 4, 0, 1},
            words(0xFF5C, 4),
            new byte[] {0x40, 0x60},
            words(0xFF90, 10, 0, 0, 15, 0x0001, 0xFF93),
            new byte[] {0},
            words(0xFFD9))
        .forEach(frame::writeBytes);
    return frame.size() % 2 == 0 ? frame.toByteArray() : padded(frame);
  }

  private static byte[] padded(ByteArrayOutputStream frame) {
    frame.write(0);
    return frame.toByteArray();
  }

  /** Of 16 bits, big endian. */
  private static byte[] words(int... words) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int word : words) {
      bytes.write(word >> 8);
      bytes.write(word);
    }
    return bytes.toByteArray();
  }
}
