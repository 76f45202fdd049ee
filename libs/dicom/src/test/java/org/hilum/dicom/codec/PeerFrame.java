package org.hilum.dicom.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A frame that another codec has made of a drawn image; {@code frames.sh} beside the frames says
 * how.
 *
 * @param digest SHA-256 of the cells that the other's decoder makes of it
 */
public record PeerFrame(String name, DrawnImage image, String transferSyntax, String digest) {
  public static List<PeerFrame> all() {
    return new String(resource("frames.tsv"), StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.split("\t"))
        .map(cell -> new PeerFrame(cell[0], DrawnImage.valueOf(cell[1]), cell[2], cell[3]))
        .toList();
  }

  public static PeerFrame named(String name) {
    return all().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  public byte[] bytes() {
    return resource(name + ".frame");
  }

  public Decoding decode(byte[] bytes) {
    return FrameDecoders.of(transferSyntax).orElseThrow().decode(bytes, image.format());
  }

  byte[] cells() {
    return Cells.of(Outcome.samples(decode(bytes())).values(), image.format().bitsAllocated());
  }

  @Override
  public String toString() {
    return name;
  }

  static byte[] resource(String file) {
    try (InputStream stream = PeerFrame.class.getResourceAsStream(file)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
