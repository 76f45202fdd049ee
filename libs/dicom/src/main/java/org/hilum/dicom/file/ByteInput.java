package org.hilum.dicom.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.ZipException;

/**
 * Bytes in order, of which only so many may come. Nothing is allocated for bytes that cannot come;
 * where their number is not known beforehand, memory grows with those that have come.
 */
final class ByteInput {
  private static final int AHEAD = 2;

  private final PushbackInputStream in;
  private final long limit;
  private final Refusal beyondLimit;
  private final byte[] number = new byte[4];
  private long position;

  /**
   * @param limit how many bytes may be read
   * @param beyondLimit what it means that one wants more: {@link Refusal#TRUNCATED} says that there
   *     are exactly as many
   */
  ByteInput(InputStream in, long limit, Refusal beyondLimit) {
    this.in = new PushbackInputStream(in, AHEAD);
    this.limit = limit;
    this.beyondLimit = beyondLimit;
  }

  long position() {
    return position;
  }

  boolean isAtEnd() throws IOException {
    int next = inflating(in::read);
    if (next < 0) {
      return true;
    }
    in.unread(next);
    if (position == limit) {
      throw new UnreadableException(
          beyondLimit, position, "there are more than %d bytes".formatted(limit));
    }
    return false;
  }

  /** Whether these two bytes come next. */
  boolean comesNext(int first, int second) throws IOException {
    byte[] ahead = new byte[AHEAD];
    int count = inflating(() -> in.readNBytes(ahead, 0, AHEAD));
    in.unread(ahead, 0, count);
    return count == AHEAD && ahead[0] == first && ahead[1] == second;
  }

  /**
   * @param what is read, for the refusal
   * @param from where it begins
   */
  byte[] bytes(long count, String what, long from) throws IOException {
    if (count > limit - position) {
      throw new UnreadableException(
          beyondLimit,
          from,
          "%s claims more than the %d bytes that can come".formatted(what, limit - position));
    }
    boolean isExact = beyondLimit == Refusal.TRUNCATED;
    byte[] bytes = inflating(() -> isExact ? allOf(in, (int) count) : in.readNBytes((int) count));
    position += bytes.length;
    if (bytes.length < count) {
      throw truncated(what, from);
    }
    return bytes;
  }

  int unsigned16(boolean isBig, long from) throws IOException {
    fill(2, from);
    int first = number[0] & 0xFF;
    int second = number[1] & 0xFF;
    return isBig ? first << 8 | second : second << 8 | first;
  }

  long unsigned32(boolean isBig, long from) throws IOException {
    long first = unsigned16(isBig, from);
    long second = unsigned16(isBig, from);
    return isBig ? first << 16 | second : second << 16 | first;
  }

  /** Two letters. */
  String code(long from) throws IOException {
    fill(2, from);
    return "" + (char) (number[0] & 0xFF) + (char) (number[1] & 0xFF);
  }

  /** All bytes that are left, as they are. */
  InputStream rest() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return isAtEnd() ? -1 : bytes(1, "a byte", position)[0] & 0xFF;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
          return 0;
        }
        if (isAtEnd()) {
          return -1;
        }
        int count = in.read(target, offset, (int) Math.min(length, limit - position));
        position += count;
        return count;
      }
    };
  }

  private void fill(int count, long from) throws IOException {
    String what = "the header of an element";
    if (count > limit - position) {
      throw new UnreadableException(beyondLimit, from, what + " goes on beyond the last byte");
    }
    int read = inflating(() -> in.readNBytes(number, 0, count));
    position += read;
    if (read < count) {
      throw truncated(what, from);
    }
  }

  private static UnreadableException truncated(String what, long from) {
    return new UnreadableException(Refusal.TRUNCATED, from, "the input ends within " + what);
  }

  private static byte[] allOf(InputStream in, int count) throws IOException {
    byte[] bytes = new byte[count];
    in.readNBytes(bytes, 0, count);
    return bytes;
  }

  /** The JDK's inflater tells damage by these two. */
  private <T> T inflating(Step<T> step) throws IOException {
    try {
      return step.run();
    } catch (EOFException e) {
      throw new UnreadableException(Refusal.TRUNCATED, position, "what is deflated ends too early");
    } catch (ZipException e) {
      throw new UnreadableException(
          Refusal.DAMAGED_DEFLATION, position, "what is deflated is damaged");
    }
  }

  private interface Step<T> {
    T run() throws IOException;
  }
}
