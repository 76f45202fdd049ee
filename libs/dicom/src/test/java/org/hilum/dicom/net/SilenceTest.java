package org.hilum.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.association.RawPeer;
import org.hilum.dicom.net.association.Timeouts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections on which nobody says anything keep nobody out, long before their time is over. */
class SilenceTest {
  private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;
  private static final ServerLimits TWO = new ServerLimits(2, Ward.OBJECT_BYTES, Ward.AMPLE);
  private static final int MORE_THAN_FIT = 25;

  /** An eighth of the time that an association may be idle. */
  private static final long LONG_ENOUGH_MS = 4_000;

  private static final ServerLimits RESTLESS =
      new ServerLimits(
          2,
          Ward.OBJECT_BYTES,
          new Timeouts(
              Duration.ofSeconds(30),
              Duration.ofMillis(8 * LONG_ENOUGH_MS),
              Duration.ofSeconds(60)));

  private final Archive archive = new Archive();
  private final List<RawPeer> silent = new ArrayList<>();
  private Ward ward;

  @BeforeEach
  void start() throws IOException {
    ward = Ward.with(Ward.OPEN, TWO, MemorySpool::new, archive);
  }

  @AfterEach
  void end() throws IOException {
    for (RawPeer peer : silent) {
      peer.close();
    }
    ward.close();
  }

  @Test
  void aDeviceIsServed() throws IOException {
    manyAreSilent();

    assertThat(ward.store(Radiographs.computed(EXPLICIT, 1))).isZero();
  }

  @Test
  void anAssociationDoesNotGiveWay() throws IOException {
    ClientAssociation association = ward.associate(EXPLICIT);
    manyAreSilent();

    assertThat(Ward.status(association.store(Radiographs.computed(EXPLICIT, 1)))).isZero();
    association.release();
  }

  @Test
  void aHostWithManyOfThemLosesItsOwn() throws IOException {
    InetAddress other = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
    try (RawPeer first = ward.raw(other)) {
      manyAreSilent();

      first.associate(Ward.radiographs(1));
    }
  }

  @Test
  void anAssociationThatHasRestedLongestGivesItsPlace() throws Exception {
    ward.close();
    ward = Ward.with(Ward.OPEN, RESTLESS, MemorySpool::new, archive);
    ClientAssociation first = ward.associate(EXPLICIT);
    Thread.sleep(LONG_ENOUGH_MS / 2);
    ClientAssociation second = ward.associate(EXPLICIT);
    Thread.sleep(LONG_ENOUGH_MS / 2 + 100);

    ClientAssociation third = ward.associate(EXPLICIT);
    Ward.rejected(ward.open(SopClasses.COMPUTED_RADIOGRAPHY, EXPLICIT)); // others rest too briefly

    assertThat(Ward.status(second.store(Radiographs.computed(EXPLICIT, 1)))).isZero();
    assertThat(Ward.status(third.store(Radiographs.computed(EXPLICIT, 2)))).isZero();
    assertThatThrownBy(() -> first.store(Radiographs.computed(EXPLICIT, 3)))
        .isInstanceOf(IOException.class);
    second.release();
    third.release();
  }

  @Test
  void theyLeaveNoMoreRoomThanThereWas() throws IOException {
    manyAreSilent();

    ClientAssociation first = ward.associate(EXPLICIT);
    ClientAssociation second = ward.associate(EXPLICIT);
    Ward.rejected(ward.open(SopClasses.COMPUTED_RADIOGRAPHY, EXPLICIT));
    first.release();
    second.release();
  }

  private void manyAreSilent() throws IOException {
    for (int i = 0; i < MORE_THAN_FIT; i++) {
      silent.add(ward.raw());
    }
  }
}
