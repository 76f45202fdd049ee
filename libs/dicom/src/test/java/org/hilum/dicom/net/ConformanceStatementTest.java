package org.hilum.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hilum.dicom.data.Uid;
import org.junit.jupiter.api.Test;

/** The statement says what is negotiated, no less and no more. */
class ConformanceStatementTest {
  private static final Path STATEMENT = Path.of("../../docs/dicom-conformance.md");
  private static final Pattern UID_CELL =
      Pattern.compile("\\| (1\\.2\\.840\\.10008\\.[0-9.]+) \\|");

  @Test
  void namesTheClassesThatAreAccepted() throws IOException {
    Set<String> accepted = new HashSet<>();
    SopClasses.RADIOGRAPHS.stream().map(Uid::value).forEach(accepted::add);
    accepted.add(SopClasses.VERIFICATION.value());
    accepted.add(SopClasses.STORAGE_COMMITMENT.value());

    assertThat(uidsOf("### 2.2 ")).containsExactlyInAnyOrderElementsOf(accepted);
  }

  @Test
  void namesTheSyntaxesThatAreAccepted() throws IOException {
    assertThat(uidsOf("### 2.3 ")).containsExactlyInAnyOrderElementsOf(Negotiation.SYNTAXES);
  }

  private static List<String> uidsOf(String heading) throws IOException {
    String text = Files.readString(STATEMENT);
    int begin = text.indexOf(heading);
    assertThat(begin).as(heading).isNotNegative();
    String section = text.substring(begin, text.indexOf("\n##", begin));
    return UID_CELL.matcher(section).results().map(match -> match.group(1)).toList();
  }
}
