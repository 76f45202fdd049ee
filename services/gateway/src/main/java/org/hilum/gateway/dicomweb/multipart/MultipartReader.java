package org.hilum.gateway.dicomweb.multipart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Takes a body apart, part by part (RFC 2046 5.1.1). Lines end with CR LF, as HTTP has them. */
public final class MultipartReader {
  private static final int MAX_HEADER_BYTES = 1 << 13;
  private static final String LINE_END = "\r\n";

  private final DelimitedInput in;
  private final int maxPartBytes;
  private int parts;
  private boolean isEnded;

  /**
   * @param boundary not empty, a few hundred characters at most
   * @param maxPartBytes of the content of one part
   */
  public MultipartReader(InputStream body, String boundary, int maxPartBytes) {
    byte[] delimiter = (LINE_END + "--" + boundary).getBytes(ISO_8859_1);
    // The first delimiter may be the beginning of the body.
    this.in = new DelimitedInput(body, LINE_END.getBytes(ISO_8859_1), delimiter);
    this.maxPartBytes = maxPartBytes;
  }

  /**
   * @param content where the content of the part goes, in pieces of any size
   * @return empty after the last part; what follows it is not read
   */
  public Optional<Part> next(OutputStream content) throws IOException, MalformedMultipartException {
    if (parts == 0 && !isEnded) {
      in.copyToDelimiter(OutputStream.nullOutputStream(), 0)
          .orElseThrow(() -> malformed("the announced boundary does not occur"));
      finishDelimiter();
    }
    if (isEnded) {
      return Optional.empty();
    }
    parts++;
    Map<String, String> headers = headers();
    long length =
        in.copyToDelimiter(content, maxPartBytes)
            .orElseThrow(() -> malformed("part %d has no end".formatted(parts)));
    finishDelimiter();
    return Optional.of(new Part(headers, length, length <= maxPartBytes));
  }

  /** Two hyphens end the body; else spaces and the end of the line follow. */
  private void finishDelimiter() throws IOException, MalformedMultipartException {
    String rest = in.line(MAX_HEADER_BYTES, "--").orElseThrow(() -> malformed("a boundary is cut"));
    isEnded = rest.startsWith("--");
    if (!isEnded && !rest.isBlank()) {
      throw malformed("after part %d a line only begins like the boundary".formatted(parts));
    }
  }

  private Map<String, String> headers() throws IOException, MalformedMultipartException {
    Map<String, String> headers = new HashMap<>();
    int left = MAX_HEADER_BYTES;
    String line = headerLine(left);
    while (!line.isEmpty()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw malformed("part %d has a header line that is none".formatted(parts));
      }
      String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      headers.put(name, line.substring(colon + 1).strip());
      left -= line.length() + LINE_END.length();
      line = headerLine(left);
    }
    return headers;
  }

  private String headerLine(int left) throws IOException, MalformedMultipartException {
    return in.line(left, "")
        .orElseThrow(
            () ->
                malformed(
                    "the headers of part %d do not end within %d bytes"
                        .formatted(parts, MAX_HEADER_BYTES)));
  }

  private static MalformedMultipartException malformed(String detail) {
    return new MalformedMultipartException(detail);
  }
}
