package org.hilum.dicom.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

  /** The first six are the notes of PS3.3 C.11.2.1.2.1 and C.11.2.1.3.2. */
  @ParameterizedTest
  @CsvSource({
    "LINEAR, 2048, 4096, 0, 0",
    "LINEAR, 2048, 4096, 4095, 1",
    "LINEAR, 2048, 1, 2047, 0",
    "LINEAR, 2048, 1, 2048, 1",
    "LINEAR, 0, 100, -50, 0",
    "LINEAR, 0, 100, 49, 1",
    "LINEAR, 0, 100, -0.5, 0.5",
    "LINEAR_EXACT, 0, 100, -50, 0",
    "LINEAR_EXACT, 0, 100, 50, 1",
    "LINEAR_EXACT, 0, 100, 25, 0.75",
    "LINEAR_EXACT, 0, 0.5, 1, 1",
    "SIGMOID, 10, 4, 10, 0.5",
    "SIGMOID, 10, 4, 11, 0.7310585786",
    "SIGMOID, 10, 4, 1e6, 1"
  })
  void showsWhatTheFormulaSays(
      Window.Shape shape, double center, double width, double value, double portion) {
    assertThat(new Window(center, width, shape).portionAt(value)).isCloseTo(portion, within(1e-9));
  }
}
