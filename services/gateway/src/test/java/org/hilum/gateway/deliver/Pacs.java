package org.hilum.gateway.deliver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.dicom.net.AccessRules;
import org.hilum.dicom.net.DimseServer;
import org.hilum.dicom.net.MemorySpool;
import org.hilum.dicom.net.ReceivedObject;
import org.hilum.dicom.net.ServerLimits;
import org.hilum.dicom.net.ServerSettings;
import org.hilum.dicom.net.SopClasses;
import org.hilum.dicom.net.StoreHandler;
import org.hilum.dicom.net.StoreOutcome;
import org.hilum.dicom.net.association.AeTitle;
import org.hilum.dicom.net.association.Timeouts;
import org.hilum.gateway.report.MeasurementReport;

/** An archive that keeps what it is sent. */
final class Pacs implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final List<DataSet> kept = new CopyOnWriteArrayList<>();
  private final DimseServer server;

  private Pacs(int port, ServerSocketFactory sockets, StoreHandler answer) {
    try {
      this.server =
          DimseServer.start(
              new ServerSettings(
                  port,
                  new AccessRules(new AeTitle("PACS"), Set.of(), Set.of()),
                  Set.of(MeasurementReport.SOP_CLASS, SopClasses.SECONDARY_CAPTURE),
                  new ServerLimits(4, 20_000_000, new Timeouts(LIMIT, LIMIT, LIMIT)),
                  sockets),
              MemorySpool::new,
              object -> {
                kept.add(read(object));
                return answer.store(object);
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Pacs open() {
    return open(0);
  }

  static Pacs open(int port) {
    return new Pacs(port, ServerSocketFactory.getDefault(), object -> new StoreOutcome.Stored());
  }

  static Pacs secured(ServerSocketFactory sockets) {
    return new Pacs(0, sockets, object -> new StoreOutcome.Stored());
  }

  /** One that does not only answer yes. */
  static Pacs answering(StoreHandler answer) {
    return new Pacs(0, ServerSocketFactory.getDefault(), answer);
  }

  int port() {
    return server.port();
  }

  /** Everything that was sent, repetitions included. */
  List<DataSet> kept() {
    return kept;
  }

  private static DataSet read(ReceivedObject object) throws IOException {
    try (InputStream content = object.dataSet()) {
      return new DicomReader(ReadLimits.standard())
          .readDataSet(content, object.syntax())
          .fold(
              dataSet -> dataSet,
              refused -> {
                throw new AssertionError(refused.detail());
              });
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
