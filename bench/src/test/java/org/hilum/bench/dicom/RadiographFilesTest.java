package org.hilum.bench.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.imaging.GrayImage;
import org.hilum.imaging.ImageLimits;
import org.hilum.imaging.ImageReader;
import org.hilum.imaging.Reading;
import org.junit.jupiter.api.Test;

class RadiographFilesTest {
  private final ImageReader reader = new ImageReader(ImageLimits.standard());

  @Test
  void whatIsWrittenWithoutLossIsReadAsItWas() {
    Map<TransferSyntax, byte[]> files = new RadiographFiles().all(Path.of("nowhere"));
    byte[] plain = read(files.get(TransferSyntax.EXPLICIT_LITTLE_ENDIAN)).intensities();

    assertThat(files).hasSize(8);
    files.forEach(
        (syntax, file) -> {
          byte[] intensities = read(file).intensities();
          if (syntax == TransferSyntax.JPEG_BASELINE) {
            assertThat(intensities).hasSameSizeAs(plain);
          } else {
            assertThat(intensities).as(syntax.name()).isEqualTo(plain);
          }
        });
  }

  private GrayImage read(byte[] file) {
    return reader
        .read(file)
        .fold(
            Reading.Readable::image,
            refused -> {
              throw new AssertionError(refused.detail());
            });
  }
}
