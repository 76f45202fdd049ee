package org.hilum.imaging;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What the three components of a JPEG mean, by the rules that libjpeg and browsers follow. */
enum JpegColour {
  /** Gray, or luma with two chroma components: the first component is the intensity. */
  LUMA_FIRST(
      new byte[] {
        (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1, 0, 0
      }),
  RGB(new byte[] {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0});

  private static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.US_ASCII);
  private static final int ADOBE_TRANSFORM = 11;
  private static final List<Integer> RGB_IDS = List.of((int) 'R', (int) 'G', (int) 'B');

  private final byte[] declaration;

  JpegColour(byte[] declaration) {
    this.declaration = declaration;
  }

  /** The application segment that tells a decoder this meaning and nothing else. */
  byte[] declaration() {
    return declaration.clone();
  }

  static JpegColour of(JpegFrame frame, List<JpegSegment> applicationData, byte[] bytes) {
    if (frame.componentIds().size() == 1) {
      return LUMA_FIRST;
    }
    if (applicationData.stream().anyMatch(it -> begins(it, JpegSegment.APP0, JFIF, bytes))) {
      return LUMA_FIRST;
    }
    return applicationData.stream()
        .filter(it -> begins(it, JpegSegment.APP14, ADOBE, bytes))
        .filter(it -> it.length() > ADOBE_TRANSFORM)
        .findFirst()
        .map(it -> bytes[it.payload() + ADOBE_TRANSFORM] == 0 ? RGB : LUMA_FIRST)
        .orElse(frame.componentIds().equals(RGB_IDS) ? RGB : LUMA_FIRST);
  }

  private static boolean begins(JpegSegment segment, int marker, byte[] name, byte[] bytes) {
    int from = segment.payload();
    return segment.marker() == marker
        && segment.length() >= name.length
        && Arrays.equals(bytes, from, from + name.length, name, 0, name.length);
  }
}
