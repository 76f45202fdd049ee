package org.hilum.dicom.deidentify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hilum.dicom.RealFiles;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.dicom.pixel.ColourPolicy;
import org.hilum.dicom.pixel.FramePolicy;
import org.hilum.dicom.pixel.GreyImage;
import org.hilum.dicom.pixel.GreyRenderer;
import org.hilum.dicom.pixel.PixelLimits;
import org.hilum.dicom.pixel.Rendering;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealObjectsTest {
  /** Shorter ones stand in pixels by chance. */
  private static final int TELLING = 5;

  private static final List<Tag> NAMING =
      List.of(
          Tags.SOP_INSTANCE_UID,
          Tags.STUDY_INSTANCE_UID,
          Tags.SERIES_INSTANCE_UID,
          Tags.STUDY_DATE,
          Tags.ACCESSION_NUMBER,
          Tags.INSTITUTION_NAME,
          Tags.PATIENT_NAME,
          Tags.PATIENT_ID,
          Tags.PATIENT_BIRTH_DATE,
          Tags.STUDY_DESCRIPTION,
          Tag.of(0x0008, 0x0090),
          Tag.of(0x0008, 0x1010),
          Tag.of(0x0008, 0x1070),
          Tag.of(0x0018, 0x1000),
          Tag.of(0x0020, 0x0052));

  @BeforeAll
  static void findsTheFiles() {
    RealFiles.require();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chest/nih_dx_implicit_mono2.dcm",
        "chest/panimg_cr_implicit_mono1_10bit.dcm",
        "chest/rsna_cr_jpegbaseline_mono2.dcm",
        "cr_other/nema_RG2_JPLL.dcm",
        "cr_other/nema_RG2_RLE.dcm",
        "derived/nih_deflated.dcm",
        "derived/nih_explicit_be.dcm",
        "misc/CT_small.dcm",
        "misc/ExplVR_BigEnd.dcm",
        "misc/JPEG2000.dcm",
        "misc/MR_small_jpeg_ls_lossless.dcm",
        "misc/SC_rgb_jpeg_dcmtk.dcm",
        "misc/chrJapMulti.dcm",
        "misc/chrX1.dcm",
        "misc/examples_overlay.dcm",
        "misc/examples_palette.dcm",
        "misc/vlut_04.dcm"
      })
  void anObjectLosesItsIdentityAndKeepsItsPixels(String name) {
    DicomFile original = read(RealFiles.read(name));
    Deidentified parts = Xrays.deidentifier().of(original.dataSet());
    byte[] written = DicomWriter.file(original.syntax(), parts.dataSet());

    DicomFile object = read(written);
    assertThat(object.dataSet()).isEqualTo(parts.dataSet());
    assertThat(shown(object)).isEqualTo(shown(original));
    String bytes =
        new String(DicomWriter.dataSet(original.syntax(), withoutPixels(object)), ISO_8859_1);
    for (Tag tag : NAMING) {
      for (String value : encoded(original.dataSet(), tag)) {
        if (!object.dataSet().texts(Tags.MANUFACTURER).contains(value)) { // whose institution it is
          assertThat(bytes).as("%s", tag).doesNotContain(value);
        }
      }
    }
  }

  private static DataSet withoutPixels(DicomFile file) {
    return file.dataSet().toBuilder().without(Tags.PIXEL_DATA).build();
  }

  /** The parts of its value, as its bytes. */
  private static List<String> encoded(DataSet dataSet, Tag tag) {
    return dataSet
        .element(tag)
        .map(element -> element.value() instanceof Bytes value ? value.bytes() : new byte[0])
        .map(value -> new String(value, ISO_8859_1).split("[\\\\^=\\x00]"))
        .map(parts -> List.of(parts).stream().map(String::strip))
        .map(parts -> parts.filter(part -> part.length() >= TELLING).toList())
        .orElse(List.of());
  }

  private static String shown(DicomFile file) {
    Rendering rendering =
        new GreyRenderer(PixelLimits.standard(), ColourPolicy.LUMINANCE, FramePolicy.FIRST)
            .render(file);
    return rendering.fold(it -> pixels(it.image()), refused -> refused.reason().name());
  }

  private static String pixels(GreyImage image) {
    return "%d x %d: ".formatted(image.width(), image.height()) + new String(image.samples());
  }

  private static DicomFile read(byte[] file) {
    return new DicomReader(ReadLimits.standard())
        .read(file)
        .fold(
            content -> content,
            refused -> {
              throw new AssertionError(refused);
            });
  }
}
