package org.hilum.training.features;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * The first {@value #BYTES} bytes of a file of trunk outputs: what the file is, so that no other is
 * taken for it. Rows follow, each of one size.
 *
 * @param rows one an image
 * @param rowBytes fp16 values, little endian
 * @param images digest of the images in their order
 */
record TrunkHeader(int rows, int rowBytes, String images) {
  static final int BYTES = 64;

  private static final byte[] MAGIC = "hilum-trunk-1\n".getBytes(US_ASCII);

  /** Size of the whole file. */
  long fileBytes() {
    return BYTES + (long) rows * rowBytes;
  }

  ByteBuffer encoded() {
    ByteBuffer header = ByteBuffer.allocate(BYTES);
    header.put(MAGIC).putInt(rows).putInt(rowBytes).put(HexFormat.of().parseHex(images));
    return header.rewind();
  }
}
