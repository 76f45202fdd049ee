package org.hilum.dicom.pixel;

import static org.assertj.core.api.Assertions.assertThat;

import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;
import org.junit.jupiter.api.Test;

class PixelAspectTest {
  @Test
  void aSpacingSaysMoreThanARatio() {
    DataSet dataSet =
        DataSet.builder()
            .decimals(Tags.IMAGER_PIXEL_SPACING, 0.2, 0.1)
            .text(Tags.PIXEL_ASPECT_RATIO, "1", "3")
            .build();
    assertThat(PixelAspect.of(dataSet)).isEqualTo(new PixelAspect(0.2, 0.1));
  }

  @Test
  void aRatioCountsWhereNoSpacingIs() {
    DataSet dataSet =
        DataSet.builder()
            .decimals(Tags.PIXEL_SPACING, 0, 0)
            .text(Tags.PIXEL_ASPECT_RATIO, "1", "3")
            .build();
    assertThat(PixelAspect.of(dataSet)).isEqualTo(new PixelAspect(1, 3));
    assertThat(PixelAspect.of(dataSet).isSquare()).isFalse();
  }

  @Test
  void pixelsOfWhichNothingIsToldAreSquare() {
    DataSet dataSet = DataSet.builder().text(Tags.PIXEL_ASPECT_RATIO, "01").build();
    assertThat(PixelAspect.of(dataSet).isSquare()).isTrue();
  }

  @Test
  void aMeasurementIsNotExact() {
    assertThat(new PixelAspect(0.1432, 0.1430).isSquare()).isTrue();
    assertThat(new PixelAspect(0.15, 0.14).isSquare()).isFalse();
  }
}
