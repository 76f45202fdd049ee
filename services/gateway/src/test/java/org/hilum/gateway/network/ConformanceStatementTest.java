package org.hilum.gateway.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hilum.dicom.net.SopClasses;
import org.hilum.dicom.net.StoreRefusal;
import org.hilum.gateway.dicom.AdmissionConfig;
import org.hilum.gateway.dicom.DicomRefusal;
import org.hilum.gateway.report.MeasurementReport;
import org.junit.jupiter.api.Test;

/** The statement says what the door answers and how it is set, no less and no more. */
class ConformanceStatementTest {
  private static final Path STATEMENT = Path.of("../../docs/dicom-conformance.md");
  private static final Pattern REASON = Pattern.compile("\\| ([A-Z_]+) \\| ([0-9A-F]{4}) \\|");
  private static final Pattern SETTING = Pattern.compile("\\| `(hilum[.a-z-]+)` \\| ([^|]+) \\|");
  private static final Pattern UID = Pattern.compile("\\| (1\\.2\\.840\\.10008\\.[0-9.]+) \\|");

  @Test
  void namesTheStatusOfEachReason() throws IOException {
    Map<String, String> answered = new HashMap<>();
    for (DicomRefusal reason : DicomRefusal.values()) {
      answered.put(reason.name(), "%04X".formatted(reason.status().code()));
    }
    for (StoreRefusal reason : StoreRefusal.values()) {
      answered.put(reason.name(), "%04X".formatted(reason.status().code()));
    }

    assertThat(rows("### 2.4 ", REASON)).isEqualTo(answered);
  }

  @Test
  void namesTheDefaultOfEachSetting() throws IOException {
    Map<String, String> defaults = new HashMap<>();
    putDefaults("hilum.dicom.", DimseConfig.class, defaults);
    putDefaults("hilum.dicom.admission.", AdmissionConfig.class, defaults);
    defaults.remove("hilum.dicom.spool"); // the system's

    assertThat(rows("## 5 ", SETTING)).containsAllEntriesOf(defaults);
  }

  @Test
  void namesTheClassesThatAreSent() throws IOException {
    assertThat(UID.matcher(section("### 2.6 ")).results().map(match -> match.group(1)))
        .containsExactlyInAnyOrder(
            MeasurementReport.SOP_CLASS.value(), SopClasses.SECONDARY_CAPTURE.value());
  }

  private static void putDefaults(String prefix, Class<?> config, Map<String, String> defaults) {
    for (Method setting : config.getMethods()) {
      WithDefault value = setting.getAnnotation(WithDefault.class);
      if (value != null) {
        defaults.put(prefix + hyphenated(setting.getName()), value.value());
      }
    }
  }

  private static String hyphenated(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> rows(String heading, Pattern row) throws IOException {
    Function<MatchResult, String> first = match -> match.group(1);
    return row.matcher(section(heading))
        .results()
        .collect(Collectors.toMap(first, match -> match.group(2)));
  }

  private static String section(String heading) throws IOException {
    String text = Files.readString(STATEMENT) + "\n##";
    int begin = text.indexOf(heading);
    assertThat(begin).as(heading).isNotNegative();
    return text.substring(begin, text.indexOf("\n##", begin));
  }
}
