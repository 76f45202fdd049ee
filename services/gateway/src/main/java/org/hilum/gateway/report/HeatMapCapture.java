package org.hilum.gateway.report;

import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.SopClasses;
import org.hilum.dicom.pixel.ColourPolicy;
import org.hilum.dicom.pixel.FramePolicy;
import org.hilum.dicom.pixel.GreyRenderer;
import org.hilum.dicom.pixel.PixelAspect;
import org.hilum.dicom.pixel.PixelLimits;
import org.hilum.dicom.pixel.Rendering;
import org.hilum.schemas.ScreeningCompleted;

/**
 * A Secondary Capture (PS3.3 A.8.1) of the image with the heat map over it and a legend below. Its
 * modality is OT, so that no viewer hangs it as a second radiograph.
 *
 * <p>Burned In Annotation asks whether the pixels identify the patient and the date of the
 * acquisition (PS3.3 C.7.6.1): the legend does not, so what the original says of itself, if it
 * does, is what is said here.
 */
public final class HeatMapCapture {
  private static final int SERIES_NUMBER = 9902;
  private static final String MODALITY = "OT";

  /** The ratio is one of whole numbers. */
  private static final long ASPECT_UNIT = 10_000;

  private static final Tag[] KEPT = {
    ReportTags.BURNED_IN_ANNOTATION,
    ReportTags.LOSSY_COMPRESSION,
    ReportTags.LOSSY_COMPRESSION_RATIO,
    ReportTags.LOSSY_COMPRESSION_METHOD
  };

  private static final GreyRenderer RENDERER =
      new GreyRenderer(PixelLimits.standard(), ColourPolicy.LUMINANCE, FramePolicy.FIRST);

  private HeatMapCapture() {}

  /**
   * @param stored the image as it was screened
   * @throws UnshowableImageException where it cannot be rendered
   */
  public static DicomFile of(Result result, DicomFile stored) throws UnshowableImageException {
    Rendering rendering = RENDERER.render(stored);
    if (rendering instanceof Rendering.Refused refused) {
      throw new UnshowableImageException("the image cannot be shown: " + refused.reason());
    }
    Rendering.Shown shown = (Rendering.Shown) rendering;
    RgbImage pixels = painted(new Thumbnail(shown.image()), result.event());
    DataSetBuilder capture =
        PatientAndStudy.of(result, SopClasses.SECONDARY_CAPTURE, "heat map", MODALITY)
            .text(Tags.SERIES_DESCRIPTION, "Hilum AI heat map, " + Wording.NO_DIAGNOSIS)
            .integers(ReportTags.SERIES_NUMBER, SERIES_NUMBER)
            .text(Tags.BODY_PART_EXAMINED, "CHEST");
    addDerivation(capture, result);
    addPixels(capture, pixels, shown.module().aspect());
    for (Tag tag : KEPT) {
      stored.dataSet().element(tag).ifPresent(capture::element);
    }
    return new DicomFile(
        TransferSyntax.EXPLICIT_LITTLE_ENDIAN, DataSet.builder().build(), capture.build());
  }

  private static RgbImage painted(Thumbnail image, ScreeningCompleted event) {
    HeatMap heat = new HeatMap(event.heatMap());
    Legend legend = new Legend(event.champion(), image.width());
    RgbImage painted = RgbImage.black(image.width(), image.height() + legend.height());
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        double value = heat.at((x + 0.5) / image.width(), (y + 0.5) / image.height());
        int grey = image.grey(x, y);
        painted.set(
            x,
            y,
            HeatColour.over(grey, 0, value),
            HeatColour.over(grey, 1, value),
            HeatColour.over(grey, 2, value));
      }
    }
    legend.write(painted, image.height());
    return painted;
  }

  /** Where the picture comes from (PS3.3 C.8.6.1, C.7.6.1). */
  private static void addDerivation(DataSetBuilder capture, Result result) {
    DataSet source =
        Instance.originalOf(result).item().toBuilder()
            .items(ReportTags.PURPOSE_OF_REFERENCE, Codes.PROCESSED_IMAGE.item())
            .build();
    capture
        .text(ReportTags.IMAGE_TYPE, "DERIVED", "SECONDARY")
        .text(ReportTags.CONVERSION_TYPE, "WSD")
        .text(Tags.PATIENT_ORIENTATION)
        .text(
            ReportTags.DERIVATION_DESCRIPTION,
            "Reduced to 8 bits; where the model %s looked is laid over it in colours"
                .formatted(result.judgement().modelVersion()))
        .items(ReportTags.SOURCE_IMAGE, source);
  }

  /** PS3.3 C.7.6.3, colour by pixel. */
  private static void addPixels(DataSetBuilder capture, RgbImage pixels, PixelAspect aspect) {
    capture
        .integers(Tags.SAMPLES_PER_PIXEL, 3)
        .text(Tags.PHOTOMETRIC_INTERPRETATION, "RGB")
        .integers(Tags.PLANAR_CONFIGURATION, 0)
        .integers(Tags.ROWS, pixels.height())
        .integers(Tags.COLUMNS, pixels.width())
        .integers(Tags.BITS_ALLOCATED, 8)
        .integers(Tags.BITS_STORED, 8)
        .integers(Tags.HIGH_BIT, 7)
        .integers(Tags.PIXEL_REPRESENTATION, 0)
        .bytes(Tags.PIXEL_DATA, ValueRepresentation.OB, pixels.samples());
    if (!aspect.isSquare()) {
      long vertical = Math.round(ASPECT_UNIT * aspect.vertical() / aspect.horizontal());
      capture.integers(Tags.PIXEL_ASPECT_RATIO, Math.max(1, vertical), ASPECT_UNIT);
    }
  }
}
