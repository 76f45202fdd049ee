package org.hilum.training.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.hilum.network.ModelDirectory;
import org.hilum.network.weights.Digest;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.ModelReleased;
import org.hilum.schemas.ReleasedModel;
import org.hilum.servers.RealServers;
import org.hilum.servers.ServerSet;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.StorageSettings;
import org.hilum.training.data.ImageSet;
import org.hilum.training.gate.InvalidPolicyException;
import org.hilum.training.registry.Aliases;
import org.hilum.training.registry.Catalogue;
import org.hilum.training.registry.KeptDecision;
import org.hilum.training.registry.Registry;
import org.hilum.training.registry.ReleasedTopic;
import org.hilum.training.registry.SmallModels;
import org.hilum.training.registry.Stage;
import org.hilum.training.registry.Standing;
import org.hilum.training.trial.EvidenceFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The released models under other names, which stand on two trunks, before the gate of a real
 * stack.
 */
class ProposeModelTest {
  private static final Path MODELS = Path.of("../../models").toAbsolutePath().normalize();
  private static final int IMAGES = 8;

  /** As lenient as a policy can be. */
  private static final String LENIENT =
      """
      auc: {margin: 0.1, confidence: 0.5}
      sensitivity: {floor: 0}
      calibration: {ece-ceiling: 1}
      subgroups: {largest-drop: 1, minimum-cases: 1}
      sentinels: {images: [%s]}
      shadow: {minimum-cases: 1, minimum-agreement: 0}
      guards: {cases: 1, positive-rate-change: 1, verdicts: 1, minimum-agreement: 0, ece-ceiling: 1}
      """;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final ServerSet servers = RealServers.shared();

  @TempDir Path folder;

  private ObjectStore store;
  private Registry registry;

  @BeforeEach
  void opensTheStore() throws IOException {
    store =
        new ObjectStore(
            new StorageSettings(
                servers.storageEndpoint(),
                ServerSet.ACCESS_KEY,
                ServerSet.SECRET_KEY,
                ServerSet.REGION,
                ServerSet.BUCKET));
    store.createBucketIfAbsent();
    registry = new Registry(store);
    Files.createDirectories(folder.resolve("models"));
    Files.createSymbolicLink(folder.resolve("models/trunks"), MODELS.resolve("trunks"));
  }

  @AfterEach
  void closesTheStore() {
    store.close();
  }

  @Test
  void aModelOnAnotherTrunkGoesOnTrialIfItPasses() throws Exception {
    Path champion = copy("pneumonia-guangzhou/1", "proposed/1");
    Path candidate = copy("pneumonia-guangzhou/2", "proposed/2");
    assertThat(run("models", "add", champion.toString())).isZero();
    assertThat(run("models", "add", candidate.toString())).isZero();
    drawImagesAsSeenBy(candidate);

    assertThat(propose("proposed/2", "")).isZero();

    ModelReleased told =
        EventJson.read(
            ReleasedTopic.last(servers.bootstrapServers(), "proposed").value(),
            ModelReleased.class);
    assertThat(told.champion().modelVersion()).isEqualTo("proposed/1");
    assertThat(told.shadows())
        .extracting(ReleasedModel::modelVersion)
        .containsExactly("proposed/2");
    assertThat(told.shadows().get(0).trunkDigest()).isNotEqualTo(told.champion().trunkDigest());
    KeptDecision decision = decision("proposed/2");
    assertThat(decision.passed()).isTrue();
    assertThat(decision.stage()).isEqualTo(Stage.OFFLINE);
    assertThat(new EvidenceFiles(registry).require("proposed/2").candidate().outcomes())
        .hasSize(IMAGES);
    assertThat(output.toString(UTF_8))
        .contains("proposed/2 against proposed/1")
        .contains("passed" + System.lineSeparator())
        .contains("dossier decisions/offline-")
        .contains("the ledger of evaluate has no line of it")
        .contains("proposed/2 is on trial beside proposed/1");
    assertThat(folder.resolve("models/test-set-ledger.csv")).doesNotExist();
    assertThat(propose("proposed/2", "")).isEqualTo(1);
    assertThat(errors.toString(UTF_8)).contains("proposed/2 is on trial already");
  }

  @Test
  void aModelThatIsRefusedStaysRefused() throws Exception {
    Path champion = copy("pneumonia-guangzhou/1", "unlucky/1");
    Path candidate = copy("pneumonia-guangzhou/2", "unlucky/2");
    assertThat(run("models", "add", champion.toString())).isZero();
    assertThat(run("models", "add", candidate.toString())).isZero();
    drawImagesAsSeenBy(candidate);
    String there = storeOneOfTheImages();
    String absent = "5e".repeat(32);

    assertThat(propose("unlucky/2", there + ", " + absent)).isEqualTo(1);

    assertThat(output.toString(UTF_8))
        .contains("refused" + System.lineSeparator())
        .contains(absent.substring(0, 12) + " without an answer")
        .doesNotContain(there.substring(0, 12) + " without an answer")
        .contains("dossier decisions/offline-")
        .doesNotContain("is on trial");
    assertThat(decision("unlucky/2").passed()).isFalse();
    assertThat(propose("unlucky/2", "")).isEqualTo(1);
    assertThat(errors.toString(UTF_8)).contains("unlucky/2 was judged already and stays refused");
    assertThat(new Aliases(store).state("unlucky").orElseThrow().challenger()).isEmpty();
  }

  @Test
  void saysWhyAModelCannotBeProposed() throws IOException {
    assertThat(propose("unknown-here/1", "")).isEqualTo(1);
    assertThat(errors.toString(UTF_8)).contains("unknown-here/1 is not in the registry");
    registry.add(small("lonely/1"));
    assertThat(propose("lonely/1", "")).isEqualTo(1);
    assertThat(errors.toString(UTF_8)).contains("there is no champion to compare lonely/1 with");
    assertThat(run("models", "add", small("crowned/1").toString())).isZero();
    assertThat(propose("crowned/1", "")).isEqualTo(1);
    assertThat(errors.toString(UTF_8)).contains("crowned/1 is the champion");
  }

  @Test
  void aPolicyThatCannotBeFollowedDecidesNothing() {
    assertThatThrownBy(() -> propose("crowned/1", "no image"))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining("must hold image ids");
  }

  private KeptDecision decision(String version) {
    assertThat(new Catalogue(registry, new Aliases(store)).find(version))
        .get()
        .satisfies(
            model -> assertThat(model.standing()).isIn(Standing.CHALLENGER, Standing.REFUSED));
    List<KeptDecision> decisions =
        List.copyOf(
            new Catalogue(registry, new Aliases(store))
                .decisions(registry.find(version).orElseThrow())
                .values());
    assertThat(decisions).hasSize(1);
    return decisions.get(0);
  }

  /**
   * @param sentinels image ids, separated by commas
   */
  private int propose(String version, String sentinels) throws IOException {
    Path policy = folder.resolve("policy.yaml");
    Files.writeString(policy, LENIENT.formatted(sentinels));
    List<String> arguments = new ArrayList<>(List.of(version, "--data", data().toString()));
    arguments.addAll(ports());
    return ProposeModel.parse(arguments, Map.of("HILUM_PROMOTION_POLICY", policy.toString()))
        .run(print(output), print(errors));
  }

  private int run(String... arguments) {
    return new Main(print(output), print(errors))
        .run(Stream.concat(Stream.of(arguments), ports().stream()).toList());
  }

  private List<String> ports() {
    String broker = servers.bootstrapServers();
    return List.of(
        "--s3-port",
        String.valueOf(servers.storageEndpoint().getPort()),
        "--kafka-port",
        broker.substring(broker.indexOf(':') + 1));
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, UTF_8);
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path small(String version) {
    return new SmallModels(folder.resolve("small")).write(version, "tail of " + version, 0.5);
  }

  private Path copy(String released, String version) throws IOException {
    Path from = MODELS.resolve(released);
    Path to = Files.createDirectories(folder.resolve("models").resolve(version));
    Files.copy(from.resolve("tail.safetensors"), to.resolve("tail.safetensors"));
    ObjectMapper json = new ObjectMapper();
    ObjectNode description = (ObjectNode) json.readTree(from.resolve("model.json").toFile());
    json.writeValue(to.resolve("model.json").toFile(), description.put("modelVersion", version));
    return to;
  }

  /** Those that the model finds most suspicious count as pneumonias, so that its AUC is 1. */
  private void drawImagesAsSeenBy(Path model) throws IOException {
    Path drawn = folder.resolve("drawn");
    for (int i = 0; i < IMAGES; i++) {
      draw(drawn.resolve(i % 2 == 0 ? "NORMAL" : "PNEUMONIA").resolve("IM-%d.png".formatted(i)), i);
    }
    ImageSet images = ImageSet.read(drawn);
    List<JudgedSplit.Judged> said = JudgedSplit.judge(images, ModelDirectory.open(model));
    List<Integer> byLogit =
        IntStream.range(0, IMAGES)
            .boxed()
            .sorted(Comparator.comparing(i -> said.get(i).outcome().logit()))
            .toList();
    for (int place = 0; place < IMAGES; place++) {
      Path file = images.images().get(byLogit.get(place)).file();
      Path to = data().resolve("test").resolve(place < IMAGES / 2 ? "NORMAL" : "PNEUMONIA");
      Files.copy(file, Files.createDirectories(to).resolve(file.getFileName()));
    }
  }

  private static void draw(Path file, int seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
    int brightness = random.nextInt(50, 200);
    for (int i = 0; i < 64 * 64; i++) {
      image.getRaster().setSample(i % 64, i / 64, 0, brightness + random.nextInt(-40, 40));
    }
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }

  private String storeOneOfTheImages() throws IOException {
    byte[] image = ImageSet.read(data().resolve("test")).images().get(0).bytes();
    store.put("xrays/" + Digest.of(image), image, "image/png", Map.of());
    return Digest.of(image);
  }
}
