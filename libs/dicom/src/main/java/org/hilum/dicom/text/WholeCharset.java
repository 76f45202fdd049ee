package org.hilum.dicom.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;

/** A character set that needs no switches of code. */
record WholeCharset(Charset charset) implements CharacterSet {

  @Override
  public String decode(byte[] bytes, String delimiters) {
    return new String(bytes, charset);
  }

  @Override
  public Optional<byte[]> encode(String text) {
    return encode(charset, text);
  }

  static Optional<byte[]> encode(Charset charset, String text) {
    try {
      ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
      return Optional.of(Arrays.copyOf(bytes.array(), bytes.limit()));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
