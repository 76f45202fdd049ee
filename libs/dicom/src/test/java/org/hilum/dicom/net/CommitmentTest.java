package org.hilum.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.TransferSyntax;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class CommitmentTest {
  private static final Uid TRANSACTION = new Uid("2.25.7");
  private static final Uid SOP_CLASS = SopClasses.COMPUTED_RADIOGRAPHY;
  private static final Uid KEPT = new Uid("2.25.1");
  private static final Uid LOST = new Uid("2.25.2");
  private static final Tag INSTANCE = Tag.of(0x0008, 0x1155);
  private static final int PATIENCE_MS = 30_000;

  private final CommitmentHandler kept =
      (sopClass, sopInstance) ->
          sopInstance.equals(KEPT) ? Commitment.COMMITTED : Commitment.NO_SUCH_OBJECT_INSTANCE;
  private final AtomicInteger asked = new AtomicInteger();

  private ServerSocket door;
  private Ward ward;

  @BeforeEach
  void opens() throws IOException {
    door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    door.setSoTimeout(PATIENCE_MS);
    ward = committing(kept);
  }

  @AfterEach
  void closes() throws IOException {
    ward.close();
    door.close();
  }

  @Test
  void whatIsKeptIsReportedOnTheSameAssociation() throws IOException {
    try (CommitmentUser user = CommitmentUser.of(ward)) {
      assertThat(user.ask(request(KEPT)).status()).isZero();
      CommitmentUser.Report report = user.report();

      assertThat(report.eventType()).isEqualTo(1);
      assertThat(report.content().uid(CommitmentReport.TRANSACTION)).hasValue(TRANSACTION);
      assertThat(report.content().items(CommitmentReport.REFERENCED))
          .containsExactly(new ObjectReference(SOP_CLASS, KEPT).item().build());
      assertThat(report.content().element(CommitmentReport.FAILED)).isEmpty();
      user.confirm(Status.SUCCESS).release();
    }
    ward.close();
    assertThat(asked).hasValue(0);
  }

  @Test
  void whatIsNotKeptIsReportedWithItsReason() throws IOException {
    try (CommitmentUser user = CommitmentUser.of(ward)) {
      assertThat(user.ask(request(KEPT, LOST)).status()).isZero();
      CommitmentUser.Report report = user.report();

      assertThat(report.eventType()).isEqualTo(2);
      assertThat(report.content().items(CommitmentReport.REFERENCED)).hasSize(1);
      DataSet failed = report.content().items(CommitmentReport.FAILED).get(0);
      assertThat(failed.uid(INSTANCE)).hasValue(LOST);
      assertThat(failed.integer(CommitmentReport.FAILURE_REASON)).hasValue(0x0112);
      user.confirm(Status.SUCCESS).release();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "COMMITTED", value = Commitment.class)
  void everyReasonReachesThePeer(Commitment outcome) throws IOException {
    try (Ward strict = committing((sopClass, sopInstance) -> outcome);
        CommitmentUser user = CommitmentUser.of(strict)) {
      user.ask(request(KEPT)).status();
      assertThat(reason(user.report())).isEqualTo(outcome.reason());
      user.confirm(Status.SUCCESS).release();
    }
  }

  @Test
  void aHandlerThatThrowsCommitsToNothing() throws IOException {
    CommitmentHandler broken =
        (sopClass, sopInstance) -> {
          throw new IOException("on purpose");
        };
    try (Ward moody = committing(broken);
        CommitmentUser user = CommitmentUser.of(moody)) {
      assertThat(user.ask(request(KEPT)).status()).isZero();
      assertThat(reason(user.report())).isEqualTo(0x0110);
      user.confirm(Status.SUCCESS).release();
    }
  }

  @Test
  void whoLetsGoAtOnceIsCalled() throws IOException {
    try (CommitmentUser user = CommitmentUser.of(ward)) {
      assertThat(user.ask(request(KEPT)).status()).isZero();
      user.release();
    }
    assertCalledWith(1);
  }

  @Test
  void whoDoesNotAnswerAReportIsCalled() throws IOException {
    try (CommitmentUser user = CommitmentUser.of(ward)) {
      user.ask(request(LOST)).status();
      assertThat(user.report().eventType()).isEqualTo(2);
    }
    assertCalledWith(2);
  }

  @Test
  void whoRefusesAReportHasHeardIt() throws IOException {
    try (CommitmentUser user = CommitmentUser.of(ward)) {
      user.ask(request(KEPT)).status();
      user.report();
      user.confirm(Status.PROCESSING_FAILURE).release();
    }
    ward.close();
    assertThat(asked).hasValue(0);
  }

  @Test
  void whoGoesOnAskingIsAnsweredFirst() throws IOException {
    try (CommitmentUser user = CommitmentUser.of(ward)) {
      user.ask(request(KEPT)).askForEcho();
      assertThat(user.status()).isZero();
      assertThat(user.status()).isZero();
      assertThat(user.report().eventType()).isEqualTo(1);
      user.askForEcho();
      assertThat(user.status()).isZero();
      user.confirm(Status.SUCCESS).askForEcho();
      assertThat(user.status()).isZero();
      user.release();
    }
    ward.close();
    assertThat(asked).hasValue(0);
  }

  @Test
  void whoNeverListensGetsNoMoreThanAFewReports() throws IOException {
    int requests = 20;
    int taken = 16;
    try (CommitmentUser user = CommitmentUser.of(ward)) {
      for (int i = 0; i < requests; i++) {
        user.ask(request(KEPT));
      }
      for (int i = 0; i < requests; i++) {
        assertThat(user.status()).isEqualTo(i < taken ? 0 : 0x0213);
      }
      for (int i = 0; i < taken; i++) {
        user.report();
        user.confirm(Status.SUCCESS);
      }
      user.release();
    }
  }

  @Test
  void whatIsLookedForKeepsNobodyWaitingForAnAnswer() throws IOException {
    CountDownLatch found = new CountDownLatch(1);
    try (Ward slow = committing(keptOnce(found));
        CommitmentUser user = CommitmentUser.of(slow)) {
      assertThat(user.ask(request(KEPT)).status()).isZero();
      assertThat(user.askForEcho().status()).isZero();
      found.countDown();
      assertThat(user.report().eventType()).isEqualTo(1);
      user.confirm(Status.SUCCESS).release();
    }
    assertThat(asked).hasValue(0);
  }

  @Test
  void whoLetsGoBeforeAllIsFoundIsCalledThen() throws IOException {
    CountDownLatch found = new CountDownLatch(1);
    try (Ward slow = committing(keptOnce(found))) {
      try (CommitmentUser user = CommitmentUser.of(slow)) {
        assertThat(user.ask(request(KEPT)).status()).isZero();
        user.release();
      }
      assertThat(asked).hasValue(0);
      found.countDown();
      assertCalledWith(1);
    }
  }

  @Test
  void whoseAssociationOutlastsItsIdleTimeHearsOnIt() throws Exception {
    CountDownLatch found = new CountDownLatch(1);
    ServerLimits brisk = new ServerLimits(1, Ward.OBJECT_BYTES, Ward.BRISK);
    try (Ward slow = Ward.committing(new CommitmentSettings(keptOnce(found), peers()), brisk);
        CommitmentUser user = CommitmentUser.of(slow)) {
      assertThat(user.ask(request(KEPT)).status()).isZero();
      Thread.sleep(Ward.BRISK.message().plus(Ward.BRISK.idle()).toMillis());
      found.countDown();
      assertThat(user.report().eventType()).isEqualTo(1);
      user.confirm(Status.SUCCESS).release();
    }
    assertThat(asked).hasValue(0);
  }

  @Test
  void moreThanCanBeLookedForIsTooMuchUntilSomeIsFound() throws IOException {
    int requests = 5;
    Uid[] many =
        Collections.nCopies(CommitmentChecks.MOST_OBJECTS / requests, KEPT).toArray(Uid[]::new);
    CountDownLatch found = new CountDownLatch(1);
    try (Ward slow = committing(keptOnce(found));
        CommitmentUser user = CommitmentUser.of(slow)) {
      for (int i = 0; i < requests; i++) {
        assertThat(user.ask(request(many)).status()).isZero();
      }
      assertThat(user.ask(request(KEPT)).status()).isEqualTo(0x0213);
      found.countDown();
      for (int i = 0; i < requests; i++) {
        assertThat(user.report().eventType()).isEqualTo(1);
        user.confirm(Status.SUCCESS);
      }
      assertThat(user.ask(request(KEPT)).status()).isZero();
      assertThat(user.report().eventType()).isEqualTo(1);
      user.confirm(Status.SUCCESS).release();
    }
  }

  @Test
  void aServerThatClosesLooksForNothingMore() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Ward slow = committing(keptOnce(never));
    try (CommitmentUser user = CommitmentUser.of(slow)) {
      for (int i = 0; i < 10; i++) {
        assertThat(user.ask(request(KEPT, LOST)).status()).isZero();
      }
      slow.server().close(Duration.ofMillis(100));
    }
    Eventually.holds("no thread is left", () -> !isAnyoneLooking());
    assertThat(asked).hasValue(0);
  }

  @Test
  void aRequestThatNamesNothingIsInvalid() throws IOException {
    DataSet nothing = DataSet.builder().build();
    List<DataSet> requests =
        List.of(
            nothing,
            request(),
            request(KEPT).toBuilder().without(CommitmentReport.TRANSACTION).build(),
            request(KEPT).toBuilder().items(CommitmentReport.REFERENCED, nothing).build());
    try (CommitmentUser user = CommitmentUser.of(ward)) {
      for (DataSet request : requests) {
        assertThat(user.ask(request).status()).isEqualTo(0x0115);
      }
      user.release();
    }
  }

  @Test
  void aRequestThatCannotBeReadIsInvalid() throws IOException {
    try (CommitmentUser user = CommitmentUser.of(ward)) {
      user.ask(action(SopClasses.STORAGE_COMMITMENT_INSTANCE, 1), new byte[] {1, 2, 3, 4});
      assertThat(user.status()).isEqualTo(0x0115);
      user.release();
    }
  }

  @Test
  void anEndlessRequestIsTooMuch() throws IOException {
    try (CommitmentUser user = CommitmentUser.of(ward)) {
      user.ask(action(SopClasses.STORAGE_COMMITMENT_INSTANCE, 1), new byte[3_000_000]);
      assertThat(user.status()).isEqualTo(0x0213);
      user.release();
    }
  }

  @Test
  void otherActionsAndInstancesAreUnknown() throws IOException {
    byte[] request = DicomWriter.dataSet(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, request(KEPT));
    try (CommitmentUser user = CommitmentUser.of(ward)) {
      user.ask(action(SopClasses.STORAGE_COMMITMENT_INSTANCE, 2), request);
      assertThat(user.status()).isEqualTo(0x0123);
      user.ask(action(KEPT, 1), request);
      assertThat(user.status()).isEqualTo(0x0112);
      user.release();
    }
  }

  @Test
  void withoutAHandlerNobodyCommits() throws IOException {
    try (Ward plain = Ward.with(new Archive());
        CommitmentUser user = CommitmentUser.of(plain)) {
      assertThat(user.isAgreedOn(SopClasses.VERIFICATION)).isTrue();
      assertThat(user.isAgreedOn(SopClasses.STORAGE_COMMITMENT)).isFalse();
      user.release();
    }
  }

  private void assertCalledWith(int eventType) throws IOException {
    try (CommitmentUser called = CommitmentUser.called(door)) {
      assertThat(called.report().eventType()).isEqualTo(eventType);
      called.confirm(Status.SUCCESS);
      assertThat(called.isReleased()).isTrue();
    }
    assertThat(asked).hasValue(1);
  }

  private Ward committing(CommitmentHandler handler) throws IOException {
    return Ward.committing(new CommitmentSettings(handler, peers()));
  }

  private CommitmentPeers peers() {
    return title -> {
      asked.incrementAndGet();
      return Optional.of(
          new ClientSettings(
              new InetSocketAddress(door.getInetAddress(), door.getLocalPort()),
              title,
              Ward.HILUM,
              Ward.AMPLE,
              SocketFactory.getDefault()));
    };
  }

  private CommitmentHandler keptOnce(CountDownLatch found) {
    return (sopClass, sopInstance) -> {
      try {
        if (!found.await(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
          throw new IOException("in vain");
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      return kept.of(sopClass, sopInstance);
    };
  }

  private static boolean isAnyoneLooking() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals(CommitmentChecks.THREAD));
  }

  private static int reason(CommitmentUser.Report report) {
    return report
        .content()
        .items(CommitmentReport.FAILED)
        .get(0)
        .integer(CommitmentReport.FAILURE_REASON)
        .orElseThrow();
  }

  private static DataSet action(Uid sopInstance, int actionType) {
    return Command.action(1, SopClasses.STORAGE_COMMITMENT, sopInstance, actionType);
  }

  private static DataSet request(Uid... instances) {
    return DataSet.builder()
        .text(CommitmentReport.TRANSACTION, TRANSACTION.value())
        .items(
            CommitmentReport.REFERENCED,
            Arrays.stream(instances)
                .map(instance -> new ObjectReference(SOP_CLASS, instance).item().build())
                .toArray(DataSet[]::new))
        .build();
  }
}
