package org.hilum.training.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hilum.network.ModelDescription;
import org.hilum.training.features.TrunkFolder;
import org.hilum.training.finetune.TailSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrunkOnCardTest {
  private static final Path RELEASED = Path.of("../../models/pneumonia-guangzhou/1/model.json");
  private static final JsonMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();
  private static final String IMPORTED = "a".repeat(64);
  private static final String ONCE = "b".repeat(64);
  private static final String EVERYDAY = "everyday photographs";

  @TempDir Path folder;

  @Test
  void saysOfAnImportedTrunkThatItKnowsEverydayPhotographs() throws IOException {
    assertThat(ModelCard.of(released(Map.of())))
        .contains("stays frozen and keeps what it learned from " + EVERYDAY)
        .contains(
            "import-weights FILE --out build\n./hilum train head FOLDER --trunk build/trunks/")
        .doesNotContain("train trunk");
  }

  @Test
  void saysFromWhichLayerOnATrunkWasAdaptedAndHow() throws IOException {
    Map<String, Object> facts = facts(IMPORTED, "conv5_block1_preact_bn", 2);

    assertThat(ModelCard.of(released(Map.of(TrunkFacts.IN_PROVENANCE, facts))))
        .contains(
            "ResNet152V2. Its layers from `conv5_block1_preact_bn` on were adapted to X-rays first;"
                + " those before keep what they learned from everyday photographs. Only a small")
        .contains(
            """
            ./hilum import-weights FILE --out build
            ./hilum train trunk FOLDER --trunk build/trunks/aaaaaaaaaaaa \
            --from conv5_block1_preact_bn --out build/adapted/1b94cd079395 --epochs 24 \
            --learning-rate 1.0E-5 --seed 3 --variants 2
            ./hilum train head FOLDER --trunk build/adapted/1b94cd079395 --out models/\
            """)
        .doesNotContain("stays frozen");
  }

  @Test
  void tellsTheWholeLineOfTrunksOfWhichNoneKnowsEverydayPhotographs() throws IOException {
    Map<String, Object> facts = facts(ONCE, "conv1_conv", "another in each epoch");
    facts.put("parent", facts(IMPORTED, "conv4_block1_preact_bn", 1));

    assertThat(ModelCard.of(released(Map.of(TrunkFacts.IN_PROVENANCE, facts))))
        .contains("All of its layers were adapted to X-rays first.")
        .contains(
            """
            --trunk build/trunks/aaaaaaaaaaaa --from conv4_block1_preact_bn \
            --out build/adapted/bbbbbbbbbbbb --epochs 24 --learning-rate 1.0E-5 --seed 3 \
            --variants 1
            ./hilum train trunk FOLDER --trunk build/adapted/bbbbbbbbbbbb --from conv1_conv \
            --out build/adapted/1b94cd079395 --epochs 24 --learning-rate 1.0E-5 --seed 3
            """)
        .doesNotContain(EVERYDAY);
  }

  @Test
  void readsWhatLiesBesideATrunk() throws IOException {
    TrunkFolder trunk = new TrunkFolder(folder);
    assertThat(TrunkFacts.in(trunk)).isEmpty();

    Path file = folder.resolve(TrunkFolder.DESCRIPTION);
    Files.writeString(file, "{\"seed\": 3, \"epochs\": []}");
    assertThat(TrunkFacts.in(trunk))
        .hasValueSatisfying(
            facts -> assertThat(facts).containsEntry("seed", 3).containsKey("epochs"));

    Files.writeString(file, "{");
    assertThatThrownBy(() -> TrunkFacts.in(trunk))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString());
  }

  private static Map<String, Object> facts(String parent, String layer, Object views) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("parentTrunkDigest", parent);
    facts.put("firstTrainedLayer", layer);
    facts.put("seed", 3);
    facts.put("viewsOfATrainingImage", views);
    facts.put("settings", DescriptionFile.facts(TailSettings.standard()));
    facts.put("trainingImages", 4540);
    return facts;
  }

  /** The released model with more provenance. */
  private static ModelDescription released(Map<String, Object> more) throws IOException {
    ObjectNode json = (ObjectNode) JSON.readTree(RELEASED.toFile());
    ObjectNode provenance = json.withObjectProperty("provenance");
    more.forEach((name, value) -> provenance.set(name, JSON.valueToTree(value)));
    return JSON.treeToValue(json, ModelDescription.class);
  }
}
