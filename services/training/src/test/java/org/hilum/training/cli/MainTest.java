package org.hilum.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource({
    "'', or 'audit'",
    "train toe x, or 'audit'",
    "audit, 'audit takes verify, case ID or care ID'",
    "audit verify case, 'audit takes verify, case ID or care ID'",
    "audit case person1, is no image id",
    "audit verify --postgres-port near, --postgres-port needs a whole number",
    "audit-data --out x, expected one FOLDER",
    "audit-data x, --out is missing",
    "audit-data x --out y --manifest, --manifest needs a value",
    "simulate, expected one FOLDER",
    "simulate x, --out is missing",
    "simulate x --out y --trunk t --seed a, --seed needs a whole number",
    "simulate x --out y --trunk t --variants 2, there is no option --variants",
    "study, expected one FOLDER",
    "study x, --out is missing",
    "study x --out y --seeds 0, --seeds must be 1 to 100",
    "study x --out y --variants many, --variants needs a whole number",
    "study x --out y, models/trunks holds 0 imported trunks",
    "train head, expected one FOLDER",
    "train head x --trunk, --trunk needs a value",
    "train head x --speed 3, there is no option --speed",
    "train head x --out models/m/1, --trunk is missing",
    "train head x --trunk t --out models/m/1 --variants two, --variants needs a whole number",
    "train head x --trunk t --out models/m/1 --variants 0, --variants must be 1 to 100",
    "train tail, expected one FOLDER",
    "train tail x --trunk t, --out is missing",
    "train tail x --trunk t --out models/m/1 --seeds 3, there is no option --seeds",
    "train tail x --trunk t --out models/m/1 --variants 0, --variants must be 1 to 100",
    "train trunk, expected one FOLDER",
    "train trunk x --trunk t --from conv1_conv --out y --learning-rate 1, --learning-rate needs",
    "train trunk x --trunk t --from conv1_conv --out y --learning-rate high, --learning-rate needs",
    "train tail x --trunk t --out /1, expected models/<name>/<version>",
    "train trunk x --from conv1_conv, --trunk is missing",
    "train trunk x --trunk t --out y, --from is missing",
    "train trunk x --trunk t --from conv1_conv, --out is missing",
    "train trunk x --trunk t --from conv6_block1_out --out y, there is no layer conv6_block1_out",
    "train trunk x --trunk t --from conv9 --out y, from conv1_conv to conv5_block2_out",
    "train trunk x --trunk t --from post_bn --out y, one of the last 13 layers",
    "train trunk x --trunk t --from conv5_block3_1_bn --out y, before conv5_block3_preact_bn",
    "train trunk x --trunk t --from conv1_conv --out y --epochs 0, --epochs must be 1 to 100",
    "train trunk x --trunk t --from conv1_conv --out y --seed a, --seed needs a whole number",
    "train trunk x --trunk t --from conv1_conv --out y --grid, there is no option --grid",
    "train base, expected one FOLDER",
    "train base x, --trunk is missing",
    "train feedback, expected one RUN",
    "train feedback x --parent me, --parent needs a whole number",
    "train feedback nowhere, there is no plan.json in nowhere",
    "search --out x, expected one FOLDER",
    "search x --out y, --trunk is missing",
    "search x --trunk t, --out is missing",
    "search x --trunk t --out y --variants 101, --variants must be 1 to 100",
    "search x --trunk t --out y --seed one, --seed needs a whole number",
    "search x --trunk t --out y --trials 0, --trials must be 1 to 10000",
    "search x --trunk t --out y --trials many, --trials needs a whole number",
    "search x --trunk t --out y --grid --trials 3, --grid tries all",
    "search x --trunk t --out y --depth 3, there is no option --depth",
    "evaluate --data x, --model is missing",
    "evaluate x --model models/m/1 --data x, evaluate takes options only",
    "evaluate --model models/m/1 --data x --by view, --by needs --manifest",
    "evaluate --model models/m/1 --data x --cost-ratio 0, --cost-ratio must be 1 or more",
    "evaluate --model models/m/1 --data x --split test/., --split must be the name of a folder",
    "evaluate --model models/m/1 --data x --against models/m/1, --against needs another model",
    "models delete m/1, propose or rollback",
    "models propose, models propose takes one model",
    "models propose m/2, --data is missing",
    "models show, models show takes one model",
    "models rollback m 2, models rollback takes one model",
    "models --s3-port here, --s3-port needs a whole number"
  })
  void saysWhatIsWrongWithACommandLine(String line, String complaint) {
    assertThat(run(line.isEmpty() ? List.of() : List.of(line.split(" ")))).isEqualTo(2);
    assertThat(errors()).contains(complaint).contains("usage:");
  }

  @Test
  void namesTheFolderThatIsMissing() {
    int code =
        run(
            List.of(
                "train", "head", folder.toString(), "--trunk", "t", "--out", model().toString()));

    assertThat(code).isEqualTo(1);
    assertThat(errors()).contains(folder.resolve("train/NORMAL").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"head", "tail"})
  void refusesToOverwriteAModel(String part) throws IOException {
    Files.createDirectories(model());

    int code =
        run(List.of("train", part, folder.toString(), "--trunk", "t", "--out", model().toString()));

    assertThat(code).isEqualTo(2);
    assertThat(errors()).contains("another version");
  }

  @Test
  void refusesToSearchIntoAFile() throws IOException {
    String file = Files.writeString(folder.resolve("trials"), "kept").toString();

    int code = run(List.of("search", folder.toString(), "--trunk", "t", "--out", file));

    assertThat(code).isEqualTo(2);
    assertThat(errors()).contains(file + " is a file");
    assertThat(Path.of(file)).hasContent("kept");
  }

  @Test
  void namesTheFolderThatASearchMisses() {
    String out = folder.resolve("search").toString();

    assertThat(run(List.of("search", folder.toString(), "--trunk", "t", "--out", out)))
        .isEqualTo(1);
    assertThat(errors()).contains(folder.resolve("train/NORMAL").toString());
    assertThat(Path.of(out)).doesNotExist();
  }

  private Path model() {
    return folder.resolve("models/m/1");
  }

  private int run(List<String> arguments) {
    PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8);
    return new Main(System.out, err).run(arguments);
  }

  private String errors() {
    return errors.toString(StandardCharsets.UTF_8);
  }
}
