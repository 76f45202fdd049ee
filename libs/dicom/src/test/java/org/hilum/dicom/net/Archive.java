package org.hilum.dicom.net;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.association.AeTitle;

/** Keeps what a server hands on. */
final class Archive implements StoreHandler {
  /** One object, read as a file and as a bare data set. */
  record Kept(String calling, Uid sopInstance, TransferSyntax syntax, byte[] file, byte[] dataSet) {
    @Override
    public String toString() {
      return sopInstance + " of " + calling;
    }
  }

  private final List<Kept> kept = new CopyOnWriteArrayList<>();
  private final List<String> incomplete = new CopyOnWriteArrayList<>();
  private final List<StoreRefusal> refused = new CopyOnWriteArrayList<>();

  List<Kept> kept() {
    return kept;
  }

  List<StoreRefusal> refused() {
    return refused;
  }

  List<String> incomplete() {
    return incomplete;
  }

  @Override
  public void incomplete(AeTitle calling) {
    incomplete.add(calling.value());
  }

  @Override
  public StoreOutcome refused(AeTitle calling, StoreRefusal reason) {
    refused.add(reason);
    return reason.outcome();
  }

  @Override
  public StoreOutcome store(ReceivedObject object) throws IOException {
    try (InputStream file = object.file();
        InputStream dataSet = object.dataSet()) {
      kept.add(
          new Kept(
              object.calling().value(),
              object.sopInstance(),
              object.syntax(),
              file.readAllBytes(),
              dataSet.readAllBytes()));
    }
    return new StoreOutcome.Stored();
  }
}
