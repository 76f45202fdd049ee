package org.hilum.dicom.net.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssociateReaderTest {
  private static final int LONGEST = 1 << 18;

  @Test
  void aRequestIsReadAsItWasWritten() throws IOException {
    AssociateRequest request =
        new AssociateRequest(
            1,
            "HILUM           ",
            "ROOM 1          ",
            AssociateRequest.DICOM,
            List.of(
                new ProposedContext(1, "1.2.3", List.of("1.2.840.10008.1.2", "1.2.4")),
                new ProposedContext(255, "1.2.5", List.of(), true)),
            new UserInformation(16_384, "1.2.6", "PEER"));
    assertThat(read(PduWriter.bytes(request))).isEqualTo(request);
  }

  @Test
  void anAcceptanceIsReadAsItWasWritten() throws IOException {
    AssociateAccept accept =
        new AssociateAccept(
            "HILUM           ",
            "ROOM 1          ",
            List.of(
                new AnsweredContext(1, AnsweredContext.ACCEPTED, "1.2.840.10008.1.2"),
                new AnsweredContext(3, AnsweredContext.ABSTRACT_SYNTAX_NOT_SUPPORTED, "1.2")),
            new UserInformation(0xFFFF_FFFFL, "1.2.6", "PEER"));
    assertThat(read(PduWriter.bytes(accept))).isEqualTo(accept);
  }

  /** Asynchronous window, roles, identity of a user and what later editions may add. */
  @Test
  void itemsThatAreNotKnownAreSkipped() throws IOException {
    Layout context =
        new Layout()
            .byteOf(1)
            .zeros(3)
            .item(0x3F, "?")
            .item(PduWriter.ABSTRACT_SYNTAX, "1.2.3\0")
            .item(PduWriter.TRANSFER_SYNTAX, "1.2.4 ");
    Layout user =
        new Layout()
            .item(0x53, new Layout().number16(5).number16(5))
            .item(PduWriter.MAXIMUM_LENGTH, new Layout().number32(1000))
            .item(0x54, new Layout().number16(5).text("1.2.3").byteOf(1).byteOf(1))
            .item(0x58, new Layout().byteOf(1).byteOf(1).number16(2).text("me").number16(0))
            .item(0x7F, "?");
    byte[] unit =
        new Layout()
            .number16(1)
            .zeros(2)
            .title("HILUM")
            .title("PEER")
            .zeros(PduWriter.RESERVED)
            .item(0x1F, "?")
            .item(PduWriter.PROPOSED_CONTEXT, context)
            .item(PduWriter.USER_INFORMATION, user)
            .unit(Pdu.ASSOCIATE_REQUEST);

    AssociateRequest request = (AssociateRequest) read(unit);

    assertThat(request.contexts())
        .containsExactly(new ProposedContext(1, "1.2.3", List.of("1.2.4")));
    assertThat(request.user()).isEqualTo(new UserInformation(1000, "", ""));
  }

  @Test
  void aLengthThatIsOnlyClaimedTakesNoMemory() {
    byte[] unit = RawPeer.claiming(Pdu.ASSOCIATE_REQUEST, LONGEST, 0, 1, 0, 0);
    assertThatThrownBy(() -> read(unit)).isInstanceOf(BrokenAssociationException.class);

    long before = allocated();
    assertThatThrownBy(() -> read(unit)).hasMessageContaining("within a unit");
    assertThat(allocated() - before).isLessThan(LONGEST / 2);
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private static Pdu read(byte[] unit) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(unit);
    return new PduReader(in).read(in.read());
  }
}
