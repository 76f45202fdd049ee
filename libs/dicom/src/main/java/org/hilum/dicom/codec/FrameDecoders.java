package org.hilum.dicom.codec;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import org.hilum.dicom.codec.jpeg.JpegDctCodec;
import org.hilum.dicom.codec.jpeg.JpegLosslessCodec;
import org.hilum.dicom.codec.jpeg.JpegLsCodec;
import org.hilum.dicom.codec.jpeg2000.Jpeg2000Codec;

/** The decoders of the transfer syntaxes whose frames are compressed (PS3.5, A.4). */
public final class FrameDecoders {
  private static final Map<String, FrameCodec> CODECS =
      Map.ofEntries(
          entry("1.2.840.10008.1.2.5", new RleCodec()),
          entry("1.2.840.10008.1.2.4.50", new JpegDctCodec()),
          entry("1.2.840.10008.1.2.4.51", new JpegDctCodec()),
          entry("1.2.840.10008.1.2.4.57", new JpegLosslessCodec()),
          entry("1.2.840.10008.1.2.4.70", new JpegLosslessCodec()),
          entry("1.2.840.10008.1.2.4.80", new JpegLsCodec()),
          entry("1.2.840.10008.1.2.4.81", new JpegLsCodec()),
          entry("1.2.840.10008.1.2.4.90", new Jpeg2000Codec()),
          entry("1.2.840.10008.1.2.4.91", new Jpeg2000Codec()));

  private FrameDecoders() {}

  /** Empty for a transfer syntax that is not compressed frame by frame, or not known. */
  public static Optional<FrameDecoder> of(String transferSyntaxUid) {
    return Optional.ofNullable(CODECS.get(transferSyntaxUid)).map(FrameDecoders::refusing);
  }

  private static FrameDecoder refusing(FrameCodec codec) {
    return (frame, format) -> {
      try {
        return new Decoding.Decoded(codec.decode(frame, format));
      } catch (DamagedFrameException e) {
        return new Decoding.Refused(e.getMessage());
      }
    };
  }
}
