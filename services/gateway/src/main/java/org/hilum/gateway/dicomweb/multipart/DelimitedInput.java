package org.hilum.gateway.dicomweb.multipart;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** A stream that is read up to a delimiter, wherever the chunks it comes in are split. */
final class DelimitedInput {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final byte[] delimiter;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;

  /**
   * @param before is read before the stream
   * @param delimiter shorter than the buffer
   */
  DelimitedInput(InputStream in, byte[] before, byte[] delimiter) {
    this.in = in;
    this.delimiter = delimiter;
    System.arraycopy(before, 0, buffer, 0, before.length);
    this.to = before.length;
  }

  /**
   * Reads past the next delimiter.
   *
   * @param most bytes that are written; what is beyond is counted only
   * @return bytes before the delimiter; empty if there is none to the end
   */
  OptionalLong copyToDelimiter(OutputStream out, int most) throws IOException {
    long length = 0;
    while (true) {
      int end = candidate();
      out.write(buffer, from, (int) Math.max(0, Math.min(end - from, most - length)));
      length += end - from;
      from = end;
      if (!isAvailable(delimiter.length)) {
        return OptionalLong.empty();
      }
      if (isDelimiter()) {
        from += delimiter.length;
        return OptionalLong.of(length);
      }
      if (length < most) {
        out.write(buffer[from]);
      }
      length++;
      from++;
    }
  }

  /**
   * Reads a line, without its end (CR LF).
   *
   * @param most bytes, the end included
   * @param last ends the line early if it begins with this; empty for none
   * @return empty if the line is longer, or the stream ends in it
   */
  Optional<String> line(int most, String last) throws IOException {
    StringBuilder line = new StringBuilder();
    while (line.length() < most && isAvailable(1)) {
      line.append((char) (buffer[from++] & 0xFF));
      if (!last.isEmpty() && line.indexOf(last) == 0) {
        return Optional.of(last);
      }
      int end = line.length() - 2;
      if (end >= 0 && line.charAt(end) == '\r' && line.charAt(end + 1) == '\n') {
        return Optional.of(line.substring(0, end));
      }
    }
    return Optional.empty();
  }

  /** Where the next delimiter may begin, or the end of what is buffered. */
  private int candidate() {
    int at = from;
    while (at < to && buffer[at] != delimiter[0]) {
      at++;
    }
    return at;
  }

  private boolean isDelimiter() {
    for (int i = 0; i < delimiter.length; i++) {
      if (buffer[from + i] != delimiter[i]) {
        return false;
      }
    }
    return true;
  }

  /** Fills the buffer until it holds so many bytes more; false where the stream ends before. */
  private boolean isAvailable(int count) throws IOException {
    if (to - from < count) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    while (to - from < count) {
      int read = in.read(buffer, to, buffer.length - to);
      if (read < 0) {
        return false;
      }
      to += read;
    }
    return true;
  }
}
