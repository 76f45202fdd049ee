package org.hilum.gateway.dicomweb.multipart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartReaderTest {
  private static final int MOST = 1 << 20;

  @Test
  void takesPartsApart() throws IOException, MalformedMultipartException {
    String body =
        "preamble that nobody reads\r\n--b  \r\nContent-Type: application/dicom\r\nX-Y:  z \r\n\r\n"
            + "one\r\n--b\r\n\r\n\r\n--b\r\nContent-Type: a/b\r\n\r\n--c\r\n--b--\r\nepilogue";

    List<WholeParts.Whole> parts = read(new ByteArrayInputStream(bytes(body)), "b");

    assertThat(parts).extracting(MultipartReaderTest::text).containsExactly("one", "", "--c");
    assertThat(parts.get(0).headers())
        .isEqualTo(Map.of("content-type", "application/dicom", "x-y", "z"));
    assertThat(parts.get(1).headers()).isEmpty();
  }

  /** Every byte a chunk: the boundary is always split. */
  @Test
  void readsBinaryPartsWhateverChunksTheyComeIn() throws IOException, MalformedMultipartException {
    Random random = new Random(4);
    List<byte[]> contents = new ArrayList<>();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    MultipartWriter writer = new MultipartWriter("application/dicom");
    for (int length : new int[] {0, 1, 65_534, 65_535, 65_536, 65_537, 200_000}) {
      byte[] content = new byte[length];
      random.nextBytes(content);
      for (int i = 0; i + 4 < length; i += 1000) { // what looks like a delimiter and is none
        System.arraycopy(bytes("\r\n--"), 0, content, i, 4);
      }
      contents.add(content);
      writer.write(body, "application/dicom", "http://h/1", content);
    }
    writer.end(body);
    String boundary = writer.contentType().replaceAll(".*boundary=", "");

    for (int most : new int[] {1, 7, 65_536, MOST}) {
      List<WholeParts.Whole> parts =
          read(new Chunks(new ByteArrayInputStream(body.toByteArray()), most), boundary);

      assertThat(parts).hasSameSizeAs(contents);
      for (int i = 0; i < parts.size(); i++) {
        assertThat(parts.get(i).content().orElseThrow()).isEqualTo(contents.get(i));
      }
    }
  }

  @Test
  void givesNoContentOfAPartThatIsTooLongAndReadsOn()
      throws IOException, MalformedMultipartException {
    String body = "--b\r\n\r\n" + "x".repeat(300_000) + "\r\n--b\r\n\r\nshort\r\n--b--";
    MultipartReader reader =
        new MultipartReader(new ByteArrayInputStream(bytes(body)), "b", 299_999);

    assertThat(WholeParts.next(reader).orElseThrow().content()).isEmpty();
    assertThat(text(WholeParts.next(reader).orElseThrow())).isEqualTo("short");
    assertThat(WholeParts.next(reader)).isEmpty();
    assertThat(WholeParts.next(reader)).isEmpty();
  }

  @Test
  void leavesPartsOfPartsToThem() throws IOException, MalformedMultipartException {
    String inner = "--inner\r\n\r\nx\r\n--inner--";

    List<WholeParts.Whole> parts =
        read(new ByteArrayInputStream(bytes("--outer\r\n\r\n" + inner + "\r\n--outer--")), "outer");

    assertThat(parts).extracting(MultipartReaderTest::text).containsExactly(inner);
  }

  @Test
  void reads10000EmptyParts() throws IOException, MalformedMultipartException {
    String body = "--b\r\n\r\n\r\n".repeat(10_000) + "--b--\r\n";

    assertThat(read(new ByteArrayInputStream(bytes(body)), "b")).hasSize(10_000);
  }

  @Test
  void knowsABodyWithoutParts() throws IOException, MalformedMultipartException {
    assertThat(read(new ByteArrayInputStream(bytes("--b--\r\n")), "b")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing
        "--", // less than a boundary
        "--c\r\n\r\nx\r\n--c--\r\n", // another boundary
        "--b", // the boundary is cut
        "--b\r\n", // no headers
        "--b\r\nContent-Type: a/b", // the headers have no end
        "--b\r\n\r\nx", // the part has no end
        "--b\r\n\r\nx\r\n--", // the last boundary is cut
        "--b\r\n\r\nx\r\n--b\r\n\r\n", // there is another part that does not come
        "--b\n\nx\n--b--\n", // no CR
        "--b\r\nno colon\r\n\r\nx\r\n--b--", // no header
        "--b\r\n: no name\r\n\r\nx\r\n--b--", // no header either
        "--bc\r\n\r\nx\r\n--bc--" // a longer boundary
      })
  void refusesWhatIsNoMultipart(String body) {
    assertThatThrownBy(() -> read(new ByteArrayInputStream(bytes(body)), "b"))
        .isInstanceOf(MalformedMultipartException.class);
  }

  @Test
  void limitsHeaders() {
    String long1 = "--b\r\nX: " + "y".repeat(9_000) + "\r\n\r\nx\r\n--b--";
    String many = "--b\r\n" + "X: y\r\n".repeat(2_000) + "\r\nx\r\n--b--";

    for (String body : List.of(long1, many)) {
      assertThatThrownBy(() -> read(new ByteArrayInputStream(bytes(body)), "b"))
          .isInstanceOf(MalformedMultipartException.class)
          .hasMessageContaining("8192 bytes");
    }
  }

  @Test
  void passesOnThatTheStreamFails() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }
        };

    assertThatThrownBy(() -> read(broken, "b")).isInstanceOf(IOException.class).hasMessage("gone");
  }

  private static List<WholeParts.Whole> read(InputStream body, String boundary)
      throws IOException, MalformedMultipartException {
    return WholeParts.all(new MultipartReader(body, boundary, MOST));
  }

  private static String text(WholeParts.Whole part) {
    return new String(part.content().orElseThrow(), ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  /** Gives no more than so many bytes at once. */
  private static final class Chunks extends InputStream {
    private final InputStream in;
    private final int most;

    Chunks(InputStream in, int most) {
      this.in = in;
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return in.read(into, offset, Math.min(length, most));
    }
  }
}
