package org.hilum.training.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hilum.network.ModelDescription;
import org.hilum.network.weights.Weights;
import org.hilum.training.finetune.LastLayers;
import org.hilum.training.finetune.TailCandidate;
import org.hilum.training.finetune.TailSettings;
import org.hilum.training.finetune.TunedTail;
import org.hilum.training.train.Blobs;
import org.hilum.training.train.DenseHead;
import org.hilum.training.train.Epoch;
import org.hilum.training.train.HeadChoice;
import org.hilum.training.train.HeadEnsemble;
import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.LearningData;
import org.hilum.training.train.TrainedHead;
import org.junit.jupiter.api.Test;

class TailTrainingTest {
  private static final Path RELEASED = Path.of("../../models/pneumonia-guangzhou/1/model.json");
  private static final JsonMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();
  private static final Weights NOTHING = new Weights(Map.of());
  private static final LearningData DATA = Blobs.learningData();

  @Test
  void releasesTheCandidateOfTheLowerLoss() {
    assertThat(training(0.05, 0.06).released().kind()).isEqualTo(LastLayers.FINE_TUNED);
    assertThat(training(0.07, 0.06).released().kind()).isEqualTo(LastLayers.FROZEN);
  }

  @Test
  void saysOfTunedLayersHowTheyCameAbout() throws IOException {
    assertThat(card(training(0.05, 0.0625)))
        .contains("its last 13 layers were tuned on X-rays. On its averaged features 2 small heads")
        .contains("whether there is pneumonia, and 1 whether a pneumonia is viral.")
        .contains("| fine-tuned | 0.0500 | released |\n| frozen | 0.0625 |  |")
        .contains("| last layers | 7 | 0.2000 | 2 of 3 |")
        .contains("| head of pneumonia | 4 | 0.4000 | 1 of 1 |")
        .contains("epochs, last layers, temperature and threshold were chosen")
        .contains("./hilum train tail FOLDER")
        .contains("`head-accuracy.svg` of the heads")
        .doesNotContain("./hilum train head", "ResNet152V2 that stays frozen");
  }

  @Test
  void saysOfFrozenLayersThatTheyDidBetter() throws IOException {
    assertThat(card(training(0.07, 0.0625)))
        .contains("stays frozen and keeps what it learned")
        .contains("2 small heads answer together")
        .contains("| fine-tuned | 0.0700 |  |\n| frozen | 0.0625 | released |")
        .doesNotContain("were tuned on X-rays");
  }

  @Test
  void saysTheSameOnceItWasWrittenAndReadAgain() throws IOException {
    ModelDescription made = description(training(0.05, 0.0625));

    ModelDescription read = JSON.readValue(DescriptionFile.write(made), ModelDescription.class);

    assertThat(ModelCard.of(read)).isEqualTo(ModelCard.of(made));
  }

  @Test
  void saysOfAHeadAloneHowItCameAbout() throws IOException {
    HeadChoice choice = new HeadChoice(List.of(head(3, 0.4), head(4, 0.3)));
    HeadTraining training = new HeadTraining(choice, HeadSettings.standard());

    assertThat(training.facts())
        .containsEntry("chosenSeed", 4L)
        .containsEntry("seedsTried", 2)
        .containsEntry("candidateLosses", List.of(0.4, 0.3));
    assertThat(card(training))
        .contains("Only a small head on its averaged features", "./hilum train head FOLDER")
        .contains("Charts: `loss.svg`, `accuracy.svg`, `validation-roc.svg`")
        .contains("epoch, seed, temperature and threshold were chosen")
        .doesNotContain("How it was trained");
  }

  @Test
  void drawsALineASeed() {
    Map<String, ?> curves = training(0.05, 0.06).curves();

    assertThat(curves).containsOnlyKeys("", "head-");
    assertThat(training(0.05, 0.06).curves().get("").runs()).hasSize(1);
    assertThat(training(0.05, 0.06).curves().get("head-").runs()).hasSize(2);
  }

  private static String card(Training training) throws IOException {
    return ModelCard.of(description(training));
  }

  /** The released model, were it made this way. */
  private static ModelDescription description(Training training) throws IOException {
    ObjectNode json = (ObjectNode) JSON.readTree(RELEASED.toFile());
    ObjectNode provenance = json.withObjectProperty("provenance");
    DescriptionFile.facts(training.facts())
        .forEach((name, value) -> provenance.set(name, JSON.valueToTree(value)));
    return JSON.treeToValue(json, ModelDescription.class);
  }

  private static TailTraining training(double tunedLoss, double frozenLoss) {
    HeadEnsemble heads =
        new HeadEnsemble(List.of(head(3, 0.3), head(4, 0.4)), List.of(head(3, 0.5)));
    List<Epoch> epochs =
        List.of(
            new Epoch(1, 0.5, 0.3, 0.8, 0.8),
            new Epoch(2, 0.4, 0.2, 0.8, 0.8),
            new Epoch(3, 0.3, 0.25, 0.8, 0.8));
    return new TailTraining(
        TailTraining.TAIL,
        TailSettings.standard(),
        List.of(new TunedTail(7, epochs, 1, NOTHING)),
        List.of(
            new TailCandidate(LastLayers.FINE_TUNED, NOTHING, DATA, heads, tunedLoss),
            new TailCandidate(LastLayers.FROZEN, NOTHING, DATA, heads, frozenLoss)));
  }

  private static TrainedHead head(long seed, double loss) {
    DenseHead head = new DenseHead(new float[1][1], new float[1], new float[1][1], new float[1]);
    Epoch epoch = new Epoch(1, 0.5, loss, 0.5, 0.5);
    return new TrainedHead(head, seed, epoch, List.of(epoch));
  }
}
