package org.hilum.bench.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.hilum.imaging.ImageLimits;
import org.hilum.imaging.ImageReader;
import org.hilum.imaging.Reading;
import org.junit.jupiter.api.Test;

class PhantomFilesTest {
  private final PhantomFiles files = PhantomFiles.draw(2);
  private final ImageReader reader = new ImageReader(ImageLimits.standard());

  @Test
  void everySerialNumberIsAnotherFileWithTheSamePixels() {
    assertThat(files.file(0)).isNotEqualTo(files.file(2)).isEqualTo(files.file(0));
    assertThat(pixels(files.file(2))).isEqualTo(pixels(files.file(0)));
    assertThat(pixels(files.file(1))).isNotEqualTo(pixels(files.file(0)));
  }

  private byte[] pixels(byte[] file) {
    return reader
        .read(file)
        .fold(
            (Reading.Readable readable) -> readable.image().intensities(),
            refused -> {
              throw new AssertionError(refused);
            });
  }
}
