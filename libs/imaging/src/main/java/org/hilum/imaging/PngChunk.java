package org.hilum.imaging;

import static org.hilum.imaging.UnreadableException.corrupt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * One chunk of a PNG file (W3C PNG, section 5.3).
 *
 * @param type four letters
 * @param start where its length field lies in the file
 * @param dataLength bytes of data
 */
record PngChunk(String type, int start, int dataLength) {
  private static final int LENGTH_AND_TYPE = 8;
  private static final int CRC = 4;

  static PngChunk parse(byte[] bytes, int start) throws UnreadableException {
    if (bytes.length - start < LENGTH_AND_TYPE + CRC) {
      throw corrupt("the PNG ends within its chunks");
    }
    int length = ByteBuffer.wrap(bytes).getInt(start);
    if (length < 0 || length > bytes.length - start - LENGTH_AND_TYPE - CRC) {
      throw corrupt("the PNG chunk at byte %d reaches past the end".formatted(start));
    }
    String type = new String(bytes, start + 4, 4, StandardCharsets.ISO_8859_1);
    PngChunk chunk = new PngChunk(type, start, length);
    chunk.requireChecksum(bytes);
    return chunk;
  }

  private void requireChecksum(byte[] bytes) throws UnreadableException {
    CRC32 crc = new CRC32();
    crc.update(bytes, start + 4, 4 + dataLength);
    if ((int) crc.getValue() != ByteBuffer.wrap(bytes).getInt(end() - CRC)) {
      throw corrupt("the checksum of the PNG chunk at byte %d does not match".formatted(start));
    }
  }

  int data() {
    return start + LENGTH_AND_TYPE;
  }

  /** One past its checksum. */
  int end() {
    return start + LENGTH_AND_TYPE + dataLength + CRC;
  }
}
