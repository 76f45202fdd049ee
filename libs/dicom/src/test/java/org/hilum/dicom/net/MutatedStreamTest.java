package org.hilum.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hilum.dicom.net.association.RawPeer.COMMAND;
import static org.hilum.dicom.net.association.RawPeer.LAST;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.association.RawPeer;
import org.junit.jupiter.api.Test;

/**
 * Whatever a peer sends, its connection ends once it has sent all, the server has not taken memory
 * that nobody sent bytes for, and others are served.
 */
class MutatedStreamTest {
  private static final int ROUNDS = 400;
  private static final int OBJECT_BYTES = 100_000;

  /** Of an association: its buffers, a request of the longest kind read twice over, an object. */
  private static final long BYTES_A_ROUND = 1_500_000;

  private static final byte[][] LENGTHS = {
    {-1, -1, -1, -1}, {0x7F, -1, -1, -1}, {0, 2, 0, 0}, {0, 1, -1, -1}, {0, 0, 0, 0}, {0, 0, 0, 1}
  };

  private final Random random = new Random(3);
  private final AtomicLong largest = new AtomicLong();
  private final Archive archive = new Archive();

  @Test
  void aMutatedStreamNeitherHangsNorFillsTheServer() throws IOException {
    byte[] stream = stream();
    ServerLimits limits = new ServerLimits(1, OBJECT_BYTES, Ward.AMPLE);
    long before = allocated();
    try (Ward ward = Ward.with(Ward.OPEN, limits, MeasuredSpool::new, archive)) {
      converse(ward, stream);
      assertThat(archive.kept()).hasSize(1);
      for (int round = 0; round < ROUNDS; round++) {
        converse(ward, mutant(stream, round));
      }
      assertThat(allocated() - before).isBetween(1L, ROUNDS * BYTES_A_ROUND);
      ward.associate(TransferSyntax.IMPLICIT_LITTLE_ENDIAN).release();
    }
    assertThat(archive.kept()).hasSizeBetween(2, ROUNDS);
    assertThat(largest).hasValueLessThan(OBJECT_BYTES + 1000);
  }

  /** Sends all and reads to the end, which comes within the reader's patience or is a failure. */
  private static void converse(Ward ward, byte[] stream) throws IOException {
    try (RawPeer peer = ward.raw()) {
      try {
        peer.send(stream).finish();
      } catch (SocketException e) {
        return; // the server has closed already
      }
      peer.skipToTheEnd();
    }
  }

  private byte[] mutant(byte[] stream, int round) {
    byte[] mutant = stream.clone();
    int at = random.nextInt(mutant.length - 4);
    switch (round % 4) {
      case 0 -> {
        for (int flip = 0; flip < 4; flip++) {
          mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
        }
      }
      case 1 -> System.arraycopy(LENGTHS[random.nextInt(LENGTHS.length)], 0, mutant, at, 4);
      case 2 -> {
        int from = random.nextInt(mutant.length);
        int length = random.nextInt(mutant.length - Math.max(from, at));
        System.arraycopy(stream, from, mutant, at, length);
      }
      default -> mutant = Arrays.copyOf(mutant, at);
    }
    return mutant;
  }

  /** A whole conversation: small, so that most changes hit what is not pixels. */
  private static byte[] stream() {
    TransferSyntax syntax = TransferSyntax.IMPLICIT_LITTLE_ENDIAN;
    DicomFile image = Radiographs.of(SopClasses.COMPUTED_RADIOGRAPHY, syntax, 1, 8);
    byte[] dataSet = DicomWriter.dataSet(syntax, image.dataSet());
    String sopClass = SopClasses.COMPUTED_RADIOGRAPHY.value();
    byte[] command = DicomWriter.command(Command.storeRequest(1, sopClass, "2.25.1"));
    int half = dataSet.length / 2;
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.writeBytes(RawPeer.request(0, Ward.radiographs(1), Ward.radiographs(3)));
    stream.writeBytes(RawPeer.fragment(3, COMMAND | LAST, command));
    stream.writeBytes(RawPeer.fragment(3, 0, Arrays.copyOf(dataSet, half)));
    stream.writeBytes(RawPeer.fragment(3, LAST, Arrays.copyOfRange(dataSet, half, dataSet.length)));
    stream.writeBytes(RawPeer.claiming(5, 4, 0, 0, 0, 0));
    return stream.toByteArray();
  }

  /** By threads of associations. */
  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("dicom-association"))
        .mapToLong(thread -> threads.getThreadAllocatedBytes(thread.getId()))
        .sum();
  }

  private final class MeasuredSpool implements Spool {
    private final MemorySpool memory = new MemorySpool();

    @Override
    public void write(byte[] bytes, int offset, int length) {
      memory.write(bytes, offset, length);
      largest.accumulateAndGet(memory.size(), Math::max);
    }

    @Override
    public long size() {
      return memory.size();
    }

    @Override
    public InputStream content() {
      return memory.content();
    }

    @Override
    public void close() {
      memory.close();
    }
  }
}
