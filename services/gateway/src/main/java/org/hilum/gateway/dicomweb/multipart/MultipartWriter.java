package org.hilum.gateway.dicomweb.multipart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;

/** Puts a body together, part by part (RFC 2046 5.1.1). */
public final class MultipartWriter {
  private final String boundary = UUID.randomUUID().toString();
  private final String rootType;

  /**
   * @param rootType media type of the parts
   */
  public MultipartWriter(String rootType) {
    this.rootType = rootType;
  }

  public String contentType() {
    return "multipart/related; type=\"%s\"; boundary=%s".formatted(rootType, boundary);
  }

  /**
   * @param location where the part alone can be had
   */
  public void write(OutputStream out, String contentType, String location, byte[] content)
      throws IOException {
    String head =
        "--%s\r\nContent-Type: %s\r\nContent-Location: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(boundary, contentType, location, content.length);
    out.write(head.getBytes(ISO_8859_1));
    out.write(content);
    out.write("\r\n".getBytes(ISO_8859_1));
  }

  public void end(OutputStream out) throws IOException {
    out.write("--%s--\r\n".formatted(boundary).getBytes(ISO_8859_1));
  }
}
