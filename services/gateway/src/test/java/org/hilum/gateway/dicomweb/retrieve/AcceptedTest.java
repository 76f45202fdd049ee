package org.hilum.gateway.dicomweb.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hilum.dicom.file.TransferSyntax;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedTest {
  private static final String PLAIN = "1.2.840.10008.1.2.1";
  private static final String LOSSLESS = "1.2.840.10008.1.2.4.70";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          */*                                                                       | plain
          multipart/*                                                               | plain
          multipart/related                                                         | plain
          multipart/related; type="application/dicom"                               | plain
          multipart/related; type=application/dicom                                 | plain
          multipart/related; type="application/dicom"; transfer-syntax=*            | stored
          multipart/related; type="application/dicom"; transfer-syntax="*"          | stored
          multipart/related; type="application/dicom"; transfer-syntax=1.2.840.10008.1.2.4.70 | stored
          multipart/related; type="application/dicom"; transfer-syntax=1.2.840.10008.1.2.1    | plain
          image/png, multipart/related; type="application/dicom"                    | plain
          text/html;q=1, */*;q=0.1                                                  | plain
          */*;q=0.1, multipart/related;type="application/dicom";transfer-syntax=*   | stored
          """)
  void choosesForObjectsStoredCompressed(String accept, String expected) {
    String syntax = expected.equals("plain") ? PLAIN : LOSSLESS;

    assertThat(
            Accepted.of(List.of(accept))
                .choose(ObjectForm.offers(TransferSyntax.JPEG_LOSSLESS_FIRST_ORDER, true)))
        .map(Offer::transferSyntax)
        .hasValue(syntax);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/dicom+xml",
        "image/*",
        "application/dicom",
        "multipart/related; type=\"image/jpeg\"",
        "multipart/related; type=\"application/dicom\"; transfer-syntax=1.2.840.10008.1.2.4.90",
        "multipart/related; type=\"",
        "*/*;q=0",
        "nonsense",
        ""
      })
  void choosesNothingThatIsNotAccepted(String accept) {
    assertThat(
            Accepted.of(List.of(accept))
                .choose(ObjectForm.offers(TransferSyntax.JPEG_LOSSLESS_FIRST_ORDER, true)))
        .isEmpty();
  }

  @Test
  void givesWhatCannotBeDecodedAsItIs() {
    assertThat(Accepted.of(List.of()).choose(ObjectForm.offers(TransferSyntax.HTJ2K, true)))
        .map(Offer::transferSyntax)
        .hasValue(TransferSyntax.HTJ2K.uid());
  }

  @Test
  void takesSeveralHeadersTogether() {
    assertThat(
            Accepted.of(List.of("image/png;q=0.5", "image/jpeg;q=0.4"))
                .choose(List.of(Offer.single("image/jpeg"), Offer.single("image/png"))))
        .map(Offer::type)
        .hasValue("image/png");
  }
}
