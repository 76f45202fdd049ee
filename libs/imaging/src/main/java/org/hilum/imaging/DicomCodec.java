package org.hilum.imaging;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.dicom.file.Reading;
import org.hilum.dicom.pixel.Claim;
import org.hilum.dicom.pixel.ColourPolicy;
import org.hilum.dicom.pixel.FramePolicy;
import org.hilum.dicom.pixel.GreyImage;
import org.hilum.dicom.pixel.GreyRenderer;
import org.hilum.dicom.pixel.ImagePixelModule;
import org.hilum.dicom.pixel.PixelLimits;
import org.hilum.dicom.pixel.Rendering;

/**
 * DICOM files (PS3.10) of one frame, as they are meant to be seen. Radiographs are grey; colour is
 * taken from secondary captures only, of which a grey picture on a coloured screen may be one.
 */
final class DicomCodec implements Codec {
  private static final int PREAMBLE = 128;
  private static final byte[] PREFIX = "DICM".getBytes(StandardCharsets.US_ASCII);

  /** Secondary Capture Image Storage and its multi-frame kinds (PS3.4 B.5). */
  private static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";

  /** What is deflated is a few times as long: pixels of 16 bits, of which 12 are used. */
  private static final int INFLATION = 4;

  private final DicomReader reader;
  private final GreyRenderer grey;
  private final GreyRenderer coloured;
  private final int mostPixels;
  private final Semaphore pixelsAtOnce;

  DicomCodec(ImageLimits limits) {
    ReadLimits standard = ReadLimits.standard();
    this.reader =
        new DicomReader(
            new ReadLimits(
                limits.maxBytes(),
                INFLATION * limits.maxBytes(),
                standard.maxElements(),
                standard.maxDepth()));
    PixelLimits pixels =
        new PixelLimits(
            limits.maxSide(),
            Math.min(limits.maxPixels(), PixelLimits.MOST_PIXELS),
            PixelLimits.standard().maxFrames());
    this.grey = new GreyRenderer(pixels, ColourPolicy.REFUSE, FramePolicy.REFUSE);
    this.coloured = new GreyRenderer(pixels, ColourPolicy.LUMINANCE, FramePolicy.REFUSE);
    this.mostPixels = (int) pixels.maxPixels();
    this.pixelsAtOnce = new Semaphore(mostPixels, true);
  }

  @Override
  public ImageFormat format() {
    return ImageFormat.DICOM;
  }

  @Override
  public boolean recognises(byte[] bytes) {
    int end = PREAMBLE + PREFIX.length;
    return bytes.length >= end && Arrays.equals(bytes, PREAMBLE, end, PREFIX, 0, PREFIX.length);
  }

  @Override
  public Picture open(byte[] bytes) throws UnreadableException {
    DicomFile file = file(bytes);
    GreyRenderer renderer = isSecondaryCapture(file) ? coloured : grey;
    Claim claim = renderer.claim(file);
    if (claim instanceof Claim.Refused refused) {
      throw DicomRefusals.unreadable(refused.reason(), refused.detail());
    }
    ImagePixelModule module = ((Claim.Showable) claim).module();
    SquarePixels pixels = SquarePixels.of(module);
    return new Picture(
        pixels.size(),
        step -> {
          int claimed = module.rows() * module.columns();
          return alone(claimed, () -> image(renderer.render(file, it -> pixels.grid(step))));
        });
  }

  private DicomFile file(byte[] bytes) throws UnreadableException {
    Reading<DicomFile> reading = reader.read(bytes);
    if (reading instanceof Reading.Refused<DicomFile> refused) {
      throw DicomRefusals.unreadable(refused.reason(), refused.detail());
    }
    return ((Reading.Readable<DicomFile>) reading).content();
  }

  private static boolean isSecondaryCapture(DicomFile file) {
    return file.dataSet()
        .text(Tags.SOP_CLASS_UID)
        .filter(uid -> uid.equals(SECONDARY_CAPTURE) || uid.startsWith(SECONDARY_CAPTURE + "."))
        .isPresent();
  }

  private static GrayImage image(Rendering rendering) throws UnreadableException {
    if (rendering instanceof Rendering.Refused refused) {
      throw DicomRefusals.unreadable(refused.reason(), refused.detail());
    }
    GreyImage shown = ((Rendering.Shown) rendering).image();
    return Intensities.ofSamples(shown.width(), shown.height(), shown.samples());
  }

  /** A frame is decoded whole: all that are at one time have no more pixels than one may have. */
  private GrayImage alone(int pixels, Decoding decoding) throws UnreadableException {
    pixelsAtOnce.acquireUninterruptibly(pixels);
    try {
      return decoding.image();
    } finally {
      pixelsAtOnce.release(pixels);
    }
  }

  private interface Decoding {
    GrayImage image() throws UnreadableException;
  }
}
