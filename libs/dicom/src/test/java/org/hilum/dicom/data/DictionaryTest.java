package org.hilum.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DictionaryTest {

  /** PS3.6, and PS3.5 7.8.1 for what is private. */
  @ParameterizedTest
  @CsvSource({
    "0008, 0018, UI, SOPInstanceUID",
    "0010, 0010, PN, PatientName",
    "0008, 1140, SQ, ReferencedImageSequence",
    "0000, 0900, US, Status",
    "6000, 3000, OW, OverlayData",
    "6002, 3000, OW, OverlayData",
    "7FE0, 0010, OW, PixelData",
    "0028, 0000, UL,",
    "0009, 0010, LO,",
    "0009, 1001, UN,",
    "6001, 3000, UN,"
  })
  void knowsTheAttributesOfRadiography(
      String group, String element, ValueRepresentation representation, String keyword) {
    Tag tag = Tag.of(Integer.parseInt(group, 16), Integer.parseInt(element, 16));
    assertThat(Dictionary.representation(tag, false)).isEqualTo(representation);
    assertThat(Dictionary.keyword(tag).orElse(null)).isEqualTo(keyword);
  }

  @ParameterizedTest
  @CsvSource({"false, US", "true, SS"})
  void someNumbersAreSignedAsPixelsAre(boolean isSigned, ValueRepresentation representation) {
    assertThat(Dictionary.representation(Tags.PIXEL_PADDING_VALUE, isSigned))
        .isEqualTo(representation);
  }
}
