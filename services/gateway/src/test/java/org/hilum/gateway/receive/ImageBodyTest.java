package org.hilum.gateway.receive;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.hilum.gateway.admit.Limits;
import org.junit.jupiter.api.Test;

class ImageBodyTest {
  private static final int LIMIT = 50_000_000;

  private final ImageBody body = new ImageBody(new OfLength(LIMIT));

  @Test
  void readsWhatWasAnnounced() throws IOException {
    byte[] image = random(5_000_001);
    assertThat(read(image, image.length)).isEqualTo(image);
    assertThat(read(image, -1)).isEqualTo(image);
  }

  @Test
  void readsLessWhenLessComesAndNoMoreThanWasAnnounced() throws IOException {
    byte[] image = random(3_000_000);
    assertThat(read(image, LIMIT)).isEqualTo(image);
    assertThat(read(image, 2_000_000)).isEqualTo(Arrays.copyOf(image, 2_000_000));
  }

  @Test
  void readsOneBytePastTheLimitAtMost() throws IOException {
    ImageBody small = new ImageBody(new OfLength(1_500_000));
    byte[] image = random(1_600_000);
    assertThat(small.read(new ByteArrayInputStream(image), image.length)).hasSize(1_500_001);
    assertThat(small.read(new ByteArrayInputStream(image), -1)).hasSize(1_500_001);
  }

  @Test
  void announcingMuchTakesNoMemory() throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    assertThat(read(new byte[] {1}, LIMIT)).containsExactly(1);
    assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(LIMIT / 10);
  }

  private byte[] read(byte[] sent, long announced) throws IOException {
    return body.read(new ByteArrayInputStream(sent), announced);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private record OfLength(int maxBytes) implements Limits {
    @Override
    public int maxSide() {
      return 1;
    }

    @Override
    public long maxPixels() {
      return 1;
    }

    @Override
    public int minSide() {
      return 1;
    }
  }
}
