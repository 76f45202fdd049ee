package org.hilum.gateway.dicom;

import java.util.Map;
import java.util.Optional;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.net.SopClasses;
import org.hilum.dicom.pixel.ColourPolicy;
import org.hilum.dicom.pixel.FramePolicy;
import org.hilum.dicom.pixel.GreyRenderer;
import org.hilum.dicom.pixel.ImagePixelModule;
import org.hilum.dicom.pixel.PixelLimits;
import org.hilum.dicom.pixel.PixelRefusal;
import org.hilum.gateway.admit.Limits;

/** Why a file that can be read is not taken, as far as its attributes tell. */
final class InstanceCheck {
  private static final Tag BURNED_IN_ANNOTATION = Tag.of(0x0028, 0x0301);
  private static final Map<PixelRefusal, DicomRefusal> REASONS =
      Map.ofEntries(
          Map.entry(PixelRefusal.NO_PIXELS, DicomRefusal.NO_PIXELS),
          Map.entry(PixelRefusal.MALFORMED_MODULE, DicomRefusal.MALFORMED_PIXELS),
          Map.entry(PixelRefusal.TOO_MANY_PIXELS, DicomRefusal.TOO_MANY_PIXELS),
          Map.entry(PixelRefusal.TOO_MANY_FRAMES, DicomRefusal.UNSUPPORTED_PIXELS),
          Map.entry(PixelRefusal.UNSUPPORTED_PIXELS, DicomRefusal.UNSUPPORTED_PIXELS),
          Map.entry(PixelRefusal.COLOUR, DicomRefusal.UNSUPPORTED_PIXELS),
          Map.entry(PixelRefusal.SEVERAL_FRAMES, DicomRefusal.UNSUPPORTED_PIXELS),
          Map.entry(PixelRefusal.TRUNCATED_PIXELS, DicomRefusal.MALFORMED_PIXELS),
          Map.entry(PixelRefusal.NO_DECODER, DicomRefusal.UNSUPPORTED_PIXELS),
          Map.entry(PixelRefusal.CORRUPT_FRAME, DicomRefusal.MALFORMED_PIXELS),
          Map.entry(PixelRefusal.MALFORMED_DISPLAY, DicomRefusal.MALFORMED_PIXELS));

  private final GreyRenderer grey;
  private final GreyRenderer coloured;
  private final int minSide;

  InstanceCheck(Limits limits) {
    PixelLimits pixels =
        new PixelLimits(limits.maxSide(), limits.maxPixels(), PixelLimits.standard().maxFrames());
    this.grey = new GreyRenderer(pixels, ColourPolicy.REFUSE, FramePolicy.REFUSE);
    this.coloured = new GreyRenderer(pixels, ColourPolicy.LUMINANCE, FramePolicy.REFUSE);
    this.minSide = limits.minSide();
  }

  Optional<DicomOutcome.Refused> refusal(DicomFile file) {
    DataSet dataSet = file.dataSet();
    Optional<SopReference> named = SopReference.of(dataSet);
    if (named.isEmpty() || InstanceUids.of(dataSet).isEmpty()) {
      return refused(
          DicomRefusal.MALFORMED_IDENTITY,
          "expected the UIDs of SOP class, study, series and instance",
          named);
    }
    if (contradicts(file, named.get())) {
      return refused(
          DicomRefusal.CONTRADICTS_REQUEST,
          "the data set is another object than its head or its sender says",
          named);
    }
    if (!SopClasses.RADIOGRAPHS.contains(named.get().sopClass())) {
      return refused(
          DicomRefusal.NO_RADIOGRAPH,
          "expected computed radiography, digital X-ray for presentation or secondary capture",
          named);
    }
    if (dataSet.text(BURNED_IN_ANNOTATION).filter("YES"::equals).isPresent()) {
      return refused(
          DicomRefusal.BURNED_IN_ANNOTATION, BURNED_IN_ANNOTATION + " is YES, expected NO", named);
    }
    return refusalOfPixels(file, named.get());
  }

  /** Colour is taken from secondary captures only, as the worker does. */
  private Optional<DicomOutcome.Refused> refusalOfPixels(DicomFile file, SopReference named) {
    GreyRenderer renderer = named.sopClass().equals(SopClasses.SECONDARY_CAPTURE) ? coloured : grey;
    return renderer
        .claim(file)
        .fold(
            showable -> tooSmall(showable.module(), named),
            refused ->
                refused(REASONS.get(refused.reason()), refused.detail(), Optional.of(named)));
  }

  private Optional<DicomOutcome.Refused> tooSmall(ImagePixelModule module, SopReference named) {
    int shorter = Math.min(module.rows(), module.columns());
    return shorter < minSide
        ? refused(
            DicomRefusal.TOO_SMALL,
            "the shorter side has %d pixels, expected %d".formatted(shorter, minSide),
            Optional.of(named))
        : Optional.empty();
  }

  /** A peer's words are in the head of the file that was made of what it sent. */
  private static boolean contradicts(DicomFile file, SopReference named) {
    return differs(file.meta().uid(Tags.MEDIA_STORAGE_SOP_CLASS_UID), named.sopClass())
        || differs(file.meta().uid(Tags.MEDIA_STORAGE_SOP_INSTANCE_UID), named.instance());
  }

  private static boolean differs(Optional<Uid> said, Uid is) {
    return said.filter(uid -> !uid.equals(is)).isPresent();
  }

  private static Optional<DicomOutcome.Refused> refused(
      DicomRefusal reason, String detail, Optional<SopReference> named) {
    return Optional.of(new DicomOutcome.Refused(reason, detail, named));
  }
}
