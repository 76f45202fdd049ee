package org.hilum.training.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hilum.network.ModelDescription;
import org.hilum.network.Preprocessing;
import org.hilum.network.weights.Digest;
import org.hilum.training.data.ImageSet;
import org.hilum.training.evaluate.TestSetLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock on the test split; it shuts before the network is loaded. */
class EvaluateModelTest {
  private static final byte[] TAIL = "tail".getBytes(UTF_8);
  private static final byte[] OTHER_TAIL = "other tail".getBytes(UTF_8);
  private static final byte[] TRUNK = "trunk".getBytes(UTF_8);

  private static final JsonMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  @TempDir Path folder;

  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private Path ledger;

  @BeforeEach
  void laysOutModelAndData() throws IOException {
    Path models = folder.resolve("models");
    ledger = models.resolve("test-set-ledger.csv");
    Path trunk = models.resolve("trunks").resolve(Digest.abbreviated(Digest.of(TRUNK)));
    write(trunk.resolve("trunk.safetensors.zst"), TRUNK);
    layOut("m/1", TAIL);
    write(folder.resolve("data/test/NORMAL/IM-0001-0001.jpeg"), new byte[] {1});
    write(folder.resolve("data/test/PNEUMONIA/person1_virus_1.jpeg"), new byte[] {2});
  }

  @Test
  void refusesToJudgeATailOnTheTestSplitTwice() throws IOException {
    new TestSetLedger(ledger).append(lookAt(Digest.of(TAIL)));

    assertThat(run()).isEqualTo(1);
    assertThat(errors.toString(UTF_8)).contains(Digest.of(TAIL)).contains("--again");
    assertThat(ledger).content().hasLineCount(2);
  }

  @Test
  void letsAnotherTailPass() {
    new TestSetLedger(ledger).append(lookAt(Digest.of(TRUNK)));

    // It gets as far as the network, which these four bytes are not.
    assertThat(run()).isEqualTo(1);
    assertThat(errors.toString(UTF_8)).doesNotContain("--again").contains("safetensors");
  }

  @Test
  void letsARepetitionPassThatIsMeant() {
    new TestSetLedger(ledger).append(lookAt(Digest.of(TAIL)));

    assertThat(run("--again")).isEqualTo(1);
    assertThat(errors.toString(UTF_8)).doesNotContain("was judged").contains("safetensors");
  }

  @Test
  void refusesToCompareWithATailThatWasJudgedBefore() throws IOException {
    layOut("m/2", OTHER_TAIL);
    new TestSetLedger(ledger).append(lookAt(Digest.of(OTHER_TAIL)));

    assertThat(run("--against", folder.resolve("models/m/2").toString())).isEqualTo(1);
    assertThat(errors.toString(UTF_8)).contains(Digest.of(OTHER_TAIL)).contains("--again");
    assertThat(ledger).content().hasLineCount(2);
  }

  @Test
  void refusesToCompareAModelWithItself() {
    assertThat(run("--against", folder.resolve("models/m/../m/1").toString())).isEqualTo(2);
    assertThat(errors.toString(UTF_8)).contains("another model");
  }

  @Test
  void checksTheManifestBeforeAnyoneLooks() throws IOException {
    Path manifest = folder.resolve("manifest.csv");
    Files.writeString(manifest, "split,class,file,view\ntest,NORMAL,IM-0001-0001.jpeg,AP\n");

    assertThat(run("--manifest", manifest.toString(), "--by", "view")).isEqualTo(1);
    assertThat(errors.toString(UTF_8)).contains("test/PNEUMONIA/person1_virus_1.jpeg");
    assertThat(run("--manifest", manifest.toString(), "--by", "sex")).isEqualTo(1);
    assertThat(errors.toString(UTF_8)).contains("no column 'sex'");
    assertThat(ledger).doesNotExist();
  }

  private int run(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "evaluate",
                "--model",
                folder.resolve("models/m/1").toString(),
                "--data",
                folder.resolve("data").toString()));
    arguments.addAll(List.of(more));
    return new Main(System.out, new PrintStream(errors, true, UTF_8)).run(arguments);
  }

  private TestSetLedger.Look lookAt(String tailDigest) {
    String split = ImageSet.read(folder.resolve("data/test")).digest();
    return new TestSetLedger.Look(
        LocalDate.of(2026, 1, 2), "m/1", tailDigest, split, 0.9, 0.97, "release candidate");
  }

  private void layOut(String version, byte[] tail) throws IOException {
    Path model = folder.resolve("models").resolve(version);
    write(model.resolve("tail.safetensors"), tail);
    write(model.resolve("model.json"), JSON.writeValueAsBytes(description(version, tail)));
  }

  private static ModelDescription description(String version, byte[] tail) {
    return new ModelDescription(
        version,
        "resnet152v2",
        Digest.of(TRUNK),
        Digest.of(tail),
        Preprocessing.NAME,
        new ModelDescription.Calibration(1, 0),
        Optional.empty(),
        0.5,
        1,
        new ModelDescription.Scope(List.of("YOUNG_CHILD"), List.of("AP")),
        Map.of(),
        Map.of());
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
