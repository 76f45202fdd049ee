package org.hilum.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.association.RawPeer;
import org.hilum.dicom.net.association.RawPeer.Unit;
import org.junit.jupiter.api.Test;

class ClosingTest {
  private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;

  private final Archive archive = new Archive();

  @Test
  void whatIsBeingStoredIsFinished() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    StoreHandler slow =
        object -> {
          begun.countDown();
          awaited(mayEnd);
          return archive.store(object);
        };
    try (Ward ward = Ward.with(slow)) {
      ClientAssociation association = ward.associate(EXPLICIT);
      CompletableFuture<Sending> sending =
          later(() -> association.store(Radiographs.computed(EXPLICIT, 1)));
      awaited(begun);
      CompletableFuture<Void> closing =
          later(
              () -> {
                ward.server().close();
                return null;
              });
      Eventually.holds("nobody is listening", () -> isDeaf(ward));
      assertThat(closing).isNotDone();
      mayEnd.countDown();

      assertThat(Ward.status(sending.get(30, TimeUnit.SECONDS))).isZero();
      // Associations are stopped one after another, so it may have begun before its turn came.
      Eventually.holds("nothing more begins", () -> isOver(association));
      closing.get(30, TimeUnit.SECONDS);
    }
    assertThat(archive.kept()).hasSize(1);
  }

  @Test
  void associationsThatRestAreAborted() throws Exception {
    try (Ward ward = Ward.with(archive);
        RawPeer resting = ward.raw()) {
      resting.associate(Ward.radiographs(1));
      CompletableFuture<Void> closing =
          later(
              () -> {
                ward.server().close();
                return null;
              });
      assertThat(resting.unit()).hasValue(Unit.USER_ABORT);
      assertThat(resting.unit()).isEmpty();
      closing.get(30, TimeUnit.SECONDS);
    }
  }

  private static boolean isOver(ClientAssociation association) {
    try {
      association.echo();
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static boolean isDeaf(Ward ward) {
    try {
      ward.raw().close();
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static void awaited(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new IOException("in vain");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private interface Action<T> {
    T run() throws Exception;
  }

  private static <T> CompletableFuture<T> later(Action<T> action) {
    CompletableFuture<T> result = new CompletableFuture<>();
    new Thread(
            () -> {
              try {
                result.complete(action.run());
              } catch (Exception e) {
                result.completeExceptionally(e);
              }
            })
        .start();
    return result;
  }
}
