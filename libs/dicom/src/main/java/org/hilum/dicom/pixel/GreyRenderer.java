package org.hilum.dicom.pixel;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.hilum.dicom.codec.Decoding;
import org.hilum.dicom.codec.FrameDecoder;
import org.hilum.dicom.codec.FrameDecoders;
import org.hilum.dicom.codec.Samples;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Fragments;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Value;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.TransferSyntax;

/** Turns the pixel data of an object into a grey image. Thread safe. */
public final class GreyRenderer {
  private final ModuleReader modules;
  private final ColourPolicy colour;
  private final FramePolicy frames;
  private final Function<String, Optional<FrameDecoder>> decoders;

  public GreyRenderer(PixelLimits limits, ColourPolicy colour, FramePolicy frames) {
    this(limits, colour, frames, FrameDecoders::of);
  }

  /**
   * @param decoders by the UID of the transfer syntax
   */
  GreyRenderer(
      PixelLimits limits,
      ColourPolicy colour,
      FramePolicy frames,
      Function<String, Optional<FrameDecoder>> decoders) {
    this.modules = new ModuleReader(limits);
    this.colour = colour;
    this.frames = frames;
    this.decoders = decoders;
  }

  /**
   * Reads what describes the pixels, and whether there are as many as it says: one that passes may
   * still turn out to be corrupt.
   */
  public Claim claim(DicomFile file) {
    try {
      ImagePixelModule module = module(file.dataSet());
      requireAll(file.syntax(), module, pixels(file.dataSet()));
      return new Claim.Showable(module);
    } catch (UnshowableException e) {
      return new Claim.Refused(e.reason(), e.getMessage());
    }
  }

  public Rendering render(DicomFile file) {
    return render(file, PixelGrid::whole);
  }

  /**
   * @param grid which pixels of such a frame are wanted
   */
  public Rendering render(DicomFile file, Function<ImagePixelModule, PixelGrid> grid) {
    try {
      return shown(file, grid);
    } catch (UnshowableException e) {
      return new Rendering.Refused(e.reason(), e.getMessage());
    }
  }

  private Rendering shown(DicomFile file, Function<ImagePixelModule, PixelGrid> grid)
      throws UnshowableException {
    DataSet dataSet = file.dataSet();
    ImagePixelModule module = module(dataSet);
    Samples stored = stored(file.syntax(), module, pixels(dataSet));
    IntUnaryOperator grey =
        module.photometric().isMonochrome()
            ? GreyScale.of(dataSet, module, stored.values())
            : Luminance.of(dataSet, module, stored.values(), stored.isColourTransformUndone());
    return new Rendering.Shown(grid.apply(module).image(module.columns(), grey), module);
  }

  private ImagePixelModule module(DataSet dataSet) throws UnshowableException {
    pixels(dataSet);
    ImagePixelModule module = modules.read(dataSet);
    requirePolicies(module);
    return module;
  }

  private static Value pixels(DataSet dataSet) throws UnshowableException {
    return dataSet
        .element(Tags.PIXEL_DATA)
        .orElseThrow(() -> new UnshowableException(PixelRefusal.NO_PIXELS, "no " + Tags.PIXEL_DATA))
        .value();
  }

  private void requirePolicies(ImagePixelModule module) throws UnshowableException {
    if (colour == ColourPolicy.REFUSE && !module.photometric().isMonochrome()) {
      throw new UnshowableException(
          PixelRefusal.COLOUR, "%s pixels, expected grey".formatted(module.photometric()));
    }
    if (frames == FramePolicy.REFUSE && module.frames() > 1) {
      throw new UnshowableException(
          PixelRefusal.SEVERAL_FRAMES, "%d frames, expected one".formatted(module.frames()));
    }
  }

  private void requireAll(TransferSyntax syntax, ImagePixelModule module, Value pixels)
      throws UnshowableException {
    if (pixels instanceof Fragments fragments) {
      decoder(syntax);
      FirstFrame.requireAll(fragments, module.frames());
    } else {
      natives(syntax, module, pixels).requireAll();
    }
  }

  /** The stored values of the first frame. */
  Samples stored(TransferSyntax syntax, ImagePixelModule module, Value pixels)
      throws UnshowableException {
    if (pixels instanceof Fragments fragments) {
      return decoded(syntax, module, FirstFrame.of(fragments, module.frames()));
    }
    short[] samples = natives(syntax, module, pixels).read();
    return StoredValues.ofLossless(module, new Samples(samples, module.bitsAllocated(), false));
  }

  private static NativeSamples natives(TransferSyntax syntax, ImagePixelModule module, Value pixels)
      throws UnshowableException {
    if (syntax.isEncapsulated()) {
      throw UnshowableException.malformed("pixels without fragments, which " + syntax + " has");
    }
    return new NativeSamples(module, ((Bytes) pixels).bytes());
  }

  private FrameDecoder decoder(TransferSyntax syntax) throws UnshowableException {
    return decoders
        .apply(syntax.uid())
        .orElseThrow(
            () ->
                new UnshowableException(
                    PixelRefusal.NO_DECODER, "nothing decodes frames of " + syntax));
  }

  private Samples decoded(TransferSyntax syntax, ImagePixelModule module, byte[] frame)
      throws UnshowableException {
    Samples samples = samples(decoder(syntax).decode(frame, module.frameFormat()));
    int expected = module.pixels() * module.samplesPerPixel();
    if (samples.values().length != expected) {
      throw new IllegalStateException(
          "%d samples decoded from a frame of %s, expected %d"
              .formatted(samples.values().length, syntax, expected));
    }
    return syntax.isLossless()
        ? StoredValues.ofLossless(module, samples)
        : StoredValues.ofLossy(module, samples);
  }

  private static Samples samples(Decoding decoding) throws UnshowableException {
    if (decoding instanceof Decoding.Refused refused) {
      throw new UnshowableException(PixelRefusal.CORRUPT_FRAME, refused.detail());
    }
    return ((Decoding.Decoded) decoding).samples();
  }
}
