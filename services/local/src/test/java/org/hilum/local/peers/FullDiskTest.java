package org.hilum.local.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.net.SocketFactory;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.dicom.net.ClientAssociation;
import org.hilum.dicom.net.ClientSettings;
import org.hilum.dicom.net.DimseClient;
import org.hilum.dicom.net.Sending;
import org.hilum.dicom.net.SopClasses;
import org.hilum.dicom.net.association.AeTitle;
import org.hilum.dicom.net.association.Timeouts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Disks that are really full, that of the spool and that of the object store. Images have half a
 * megabyte and lie in memory while they come in; one is larger than what there is for that.
 */
@Tag("peers")
class FullDiskTest {
  private static final int SIDE = 512;
  private static final int LARGE_SIDE = 4980;
  private static final long LITTLE = 100_000;
  private static final Sending.Answered TAKEN = new Sending.Answered(0, "");

  @TempDir static Path folder;

  private static SmallDisk spool;
  private static SmallDisk storage;
  private static LoneGateway gateway;
  private static Holdings holdings;
  private static List<Path> images;
  private static Path large;

  @BeforeAll
  static void starts() throws IOException {
    spool = new SmallDisk(folder.resolve("spool"), 60_000);
    storage = new SmallDisk(folder.resolve("servers/s3"), 200_000);
    gateway = new LoneGateway(folder, List.of("-Dhilum.dicom.spool-min-free-bytes=0"));
    holdings = new Holdings(gateway);
    images = DrawnRadiographs.draw(folder, 600, 5, SIDE, 12);
    large = DrawnRadiographs.draw(folder, 601, 1, LARGE_SIDE, 12).get(0);
    assertThat(push(images.get(0))).isEqualTo(TAKEN);
  }

  @AfterAll
  static void ends() {
    if (gateway != null) {
      gateway.close();
    }
    if (storage != null) {
      storage.close();
    }
    if (spool != null) {
      spool.close();
    }
  }

  @Test
  void aSpoolThatIsFullKeepsOnlyWhatIsLargeWaiting() throws Exception {
    long before = holdings.objects();
    spool.fill(LITTLE);

    assertThat(push(large)).isEqualTo(new Sending.Answered(0xA700, "NO_ROOM: no room"));
    assertThat(holdings.objects()).isEqualTo(before);
    assertThat(push(images.get(1))).isEqualTo(TAKEN);
    assertThat(gateway.stow(images.get(2)).statusCode()).isEqualTo(200);
    spool.clear();

    assertThat(push(large)).isEqualTo(TAKEN);
    holdings.assertWhole(before + 3);
  }

  @Test
  void anObjectStoreThatIsFullKeepsBothDoorsWaiting() throws Exception {
    long before = holdings.objects();
    storage.fill(LITTLE);

    assertThat(push(images.get(3))).isEqualTo(new Sending.Answered(0xA700, "STORAGE_UNAVAILABLE"));
    HttpResponse<String> refused = gateway.stow(images.get(4));
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(refused.body()).contains("\"00081198\"", Integer.toString(0xA700));
    assertThat(holdings.objects()).isEqualTo(before);
    storage.clear();

    assertThat(push(images.get(3))).isEqualTo(TAKEN);
    assertThat(gateway.stow(images.get(4)).statusCode()).isEqualTo(200);
    holdings.assertWhole(before + 2);
  }

  private static Sending.Answered push(Path image) throws IOException {
    DicomFile file =
        new DicomReader(ReadLimits.standard())
            .read(Files.readAllBytes(image))
            .fold(
                it -> it,
                refused -> {
                  throw new AssertionError(refused);
                });
    ClientSettings settings =
        new ClientSettings(
            new InetSocketAddress("127.0.0.1", gateway.dicomPort()),
            new AeTitle("HILUM"),
            new AeTitle("DEVICE"),
            Timeouts.standard(),
            SocketFactory.getDefault());
    try (ClientAssociation association =
        new DimseClient(settings)
            .open(Set.of(SopClasses.COMPUTED_RADIOGRAPHY), Set.of(file.syntax()))
            .fold(
                it -> it,
                reject -> {
                  throw new AssertionError(reject);
                })) {
      Sending sending = association.store(file);
      association.release();
      return (Sending.Answered) sending;
    }
  }
}
