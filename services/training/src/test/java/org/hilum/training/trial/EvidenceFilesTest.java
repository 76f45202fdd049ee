package org.hilum.training.trial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hilum.network.weights.Digest;
import org.hilum.storage.ObjectSummary;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.gate.Evidence;
import org.hilum.training.registry.Registry;
import org.hilum.training.registry.StoreForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceFilesTest {
  @TempDir static Path serverFolder;

  private static StoreForTests server;

  @TempDir Path folder;

  private GivenModels given;
  private EvidenceFiles files;

  @BeforeAll
  static void startsTheServer() {
    server = new StoreForTests(serverFolder);
  }

  @AfterAll
  static void stopsTheServer() {
    server.close();
  }

  @BeforeEach
  void beginsWithAnEmptyStore() {
    server.store().list("").map(ObjectSummary::key).toList().forEach(server.store()::delete);
    Registry registry = new Registry(server.store());
    given = new GivenModels(registry, folder);
    files = new EvidenceFiles(registry);
  }

  @Test
  void findsWhatWasKept() {
    Evidence evidence = given.evidence("m/2", "m/1");

    Evidence kept = files.keep(evidence);

    assertThat(files.require("m/2")).isEqualTo(kept);
    assertThat(kept.candidate().model().descriptionDigest())
        .isEqualTo(evidence.candidate().model().descriptionDigest());
    assertThat(kept.champion().model().modelVersion()).isEqualTo("m/1");
    assertThat(kept.splitDigest()).isEqualTo("split");
    assertThat(kept.groups()).isEqualTo(evidence.groups());
    assertThat(kept.sentinels()).isEqualTo(evidence.sentinels());
    assertThat(kept.candidate().outcomes())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("patient")
        .isEqualTo(evidence.candidate().outcomes());
  }

  @Test
  void namesNoPatientButTellsWhoseImagesBelongTogether() {
    Evidence kept = files.keep(given.evidence("m/2", "m/1"));

    assertThat(new String(bytes(), UTF_8)).doesNotContain("pseudonym").doesNotContain("healthy");
    List<String> patients = kept.candidate().outcomes().stream().map(Outcome::patient).toList();
    assertThat(patients).startsWith("1", "1", "2", "2").endsWith("29", "30");
    assertThat(kept.champion().outcomes()).extracting(Outcome::patient).isEqualTo(patients);
  }

  @Test
  void keepsTheFirstAnswersOfACandidate() {
    Evidence first = files.keep(given.evidence("m/2", "m/1"));

    assertThat(files.keep(given.evidence("m/2", "m/1", 0.6))).isEqualTo(first);
    assertThat(server.store().list("models/m/2/evidence/")).hasSize(1);
  }

  @Test
  void refusesAModelThatNoRunHasJudged() {
    given.register("m/3");

    assertThatIllegalStateException()
        .isThrownBy(() -> files.require("m/3"))
        .withMessage("m/3 has no evidence");
  }

  @Test
  void refusesAFileThatIsDamaged() {
    files.keep(given.evidence("m/2", "m/1"));
    String changed = new String(bytes(), UTF_8).replaceFirst("0\\.99", "0.98");
    replace(key(), changed.getBytes(UTF_8));

    assertThatIllegalStateException()
        .isThrownBy(() -> files.require("m/2"))
        .withMessageContaining(key().replace("models/m/2/", ""))
        .withMessageContaining("m/2 is damaged");
  }

  @Test
  void refusesAFileThatIsNoEvidence() {
    given.register("m/2");
    byte[] other = "{}".getBytes(UTF_8);
    server
        .store()
        .put(
            "models/m/2/evidence/" + Digest.of(other) + ".json",
            other,
            "application/json",
            Map.of());

    assertThatIllegalStateException()
        .isThrownBy(() -> files.require("m/2"))
        .withMessageContaining("of m/2 cannot be read");
  }

  @Test
  void refusesEvidenceOfAModelThatIsDescribedOtherwiseNow() {
    files.keep(given.evidence("m/2", "m/1"));
    byte[] json = server.store().get("models/m/1/model.json", 1 << 20).orElseThrow();
    replace(
        "models/m/1/model.json",
        new String(json, UTF_8).replace("\"threshold\":0.5", "\"threshold\":0.4").getBytes(UTF_8));

    assertThatIllegalStateException()
        .isThrownBy(() -> files.require("m/2"))
        .withMessageContaining("m/1 judged with a model.json of SHA-256 " + Digest.of(json));
  }

  private static String key() {
    return server.store().list("models/m/2/evidence/").findFirst().orElseThrow().key();
  }

  private static byte[] bytes() {
    return server.store().get(key(), 1 << 20).orElseThrow();
  }

  private static void replace(String key, byte[] bytes) {
    server.store().put(key, bytes, "application/json", Map.of());
  }
}
