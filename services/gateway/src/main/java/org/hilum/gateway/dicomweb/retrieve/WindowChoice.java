package org.hilum.gateway.dicomweb.retrieve;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.file.DicomFile;

/** The window that a client asks for instead of the image's own (PS3.18 8.3.5.1.4). */
record WindowChoice(double center, double width, String function) {
  private static final Map<String, String> FUNCTIONS =
      Map.of("linear", "LINEAR", "linear-exact", "LINEAR_EXACT", "sigmoid", "SIGMOID");
  private static final String NUMBER = "(-?\\d{1,6}(?:\\.\\d{1,6})?)";
  private static final Pattern FORM =
      Pattern.compile(NUMBER + "," + NUMBER + ",(linear|linear-exact|sigmoid)");

  /** Empty for what is no center, width and function. */
  static Optional<WindowChoice> parse(String text) {
    Matcher window = FORM.matcher(text);
    return window.matches()
        ? Optional.of(
                new WindowChoice(
                    Double.parseDouble(window.group(1)),
                    Double.parseDouble(window.group(2)),
                    FUNCTIONS.get(window.group(3))))
            .filter(it -> it.width() >= 1)
        : Optional.empty();
  }

  DicomFile in(DicomFile file) {
    DataSet dataSet =
        file.dataSet().toBuilder()
            .decimals(Tags.WINDOW_CENTER, center)
            .decimals(Tags.WINDOW_WIDTH, width)
            .text(Tags.VOI_LUT_FUNCTION, function)
            .build();
    return new DicomFile(file.syntax(), file.meta(), dataSet);
  }
}
