package org.hilum.training.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.ModelReleased;
import org.hilum.schemas.ReleaseOccasion;
import org.hilum.servers.FreePort;
import org.hilum.servers.RealServers;
import org.hilum.servers.ServerSet;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.StorageSettings;
import org.hilum.training.registry.Aliases;
import org.hilum.training.registry.KeptDecision;
import org.hilum.training.registry.Proof;
import org.hilum.training.registry.Registry;
import org.hilum.training.registry.ReleasedTopic;
import org.hilum.training.registry.Releases;
import org.hilum.training.registry.SmallModels;
import org.hilum.training.registry.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry of a real stack from the command line. */
class ModelsCommandTest {
  private static final String DOSSIER = "decisions/promotion-0.json";

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final ServerSet servers = RealServers.shared();

  @TempDir Path folder;

  private ObjectStore store;

  @BeforeEach
  void opensTheStore() {
    store =
        new ObjectStore(
            new StorageSettings(
                servers.storageEndpoint(),
                ServerSet.ACCESS_KEY,
                ServerSet.SECRET_KEY,
                ServerSet.REGION,
                ServerSet.BUCKET));
    store.createBucketIfAbsent();
  }

  @AfterEach
  void closesTheStore() {
    store.close();
  }

  @Test
  void addsTheFirstModelAsChampionAndTheNextAsNothingYet() throws Exception {
    assertThat(run("models", "add", model("added/1"))).isZero();
    assertThat(run("models", "add", model("added/2"))).isZero();

    assertThat(output.toString(UTF_8))
        .contains("added/1 is in the registry")
        .contains("added/1 is champion; the workers have been told")
        .contains("added/2 is in the registry")
        .doesNotContain("added/2 is champion");
    assertThat(told("added").champion().modelVersion()).isEqualTo("added/1");
    assertThat(run("models")).isZero();
    assertThat(output.toString(UTF_8).lines().map(line -> line.replaceAll(" +", " ")))
        .anySatisfy(line -> assertThat(line).startsWith("added/1 champion ").endsWith(" 0"))
        .anySatisfy(line -> assertThat(line).startsWith("added/2 unjudged ").endsWith(" 0"));
  }

  @Test
  void showsAModelWithWhatTheGateSaidOfIt() {
    assertThat(run("models", "add", model("shown-here/1"))).isZero();
    decide("shown-here/1", false, List.of("sensitivity too low"));

    assertThat(run("models", "show", "shown-here/1")).isZero();

    assertThat(output.toString(UTF_8))
        .contains("shown-here/1, champion")
        .contains(DOSSIER)
        .contains("refused 2026-03-02T12:00:00Z")
        .contains("sensitivity too low");
  }

  @Test
  void bringsTheChampionBeforeBack() throws Exception {
    assertThat(run("models", "add", model("back/1"))).isZero();
    assertThat(run("models", "add", model("back/2"))).isZero();
    decide("back/2", true, List.of());
    new Releases(new Registry(store), new Aliases(store), (id, event) -> {}, Clock.systemUTC())
        .promote(new Proof(Stage.PROMOTION, "back/2", "back/1", DOSSIER), "test");

    assertThat(run("models", "rollback", "back")).isZero();

    assertThat(output.toString(UTF_8)).contains("back/1 is champion; the workers have been told");
    assertThat(told("back").champion().modelVersion()).isEqualTo("back/1");
    assertThat(told("back").occasion()).isEqualTo(ReleaseOccasion.ROLLBACK);
    assertThat(run("models", "rollback", "back")).isEqualTo(1);
    assertThat(errors.toString(UTF_8)).contains("back has no champion before the present one");
  }

  @Test
  void namesWhatItDoesNotHaveAndWhatItDoesNotTake() {
    assertThat(run("models", "show", "none/1")).isEqualTo(1);
    assertThat(errors.toString(UTF_8)).contains("none/1 is not in the registry");
    assertThat(run("models", "add", model("taken/1"))).isZero();
    new SmallModels(folder.resolve("models")).write("taken/1", "another tail", 0.5);
    assertThat(run("models", "add", folder.resolve("models/taken/1").toString())).isEqualTo(1);
    assertThat(errors.toString(UTF_8)).contains("another version");
  }

  @Test
  void saysWhereNoStoreAnswers() {
    int port = FreePort.next();
    Main main =
        new Main(new PrintStream(output, true, UTF_8), new PrintStream(errors, true, UTF_8));

    assertThat(main.run(List.of("models", "--s3-port", String.valueOf(port)))).isEqualTo(1);
    assertThat(errors.toString(UTF_8)).contains("http://127.0.0.1:" + port);
  }

  @Test
  void findsTheStackByOptionThenByVariableThenWhereUpStartsIt() {
    CommandLine bare = CommandLine.parse(List.of(), StackAddress.OPTIONS, Set.of());
    Map<String, String> variables =
        Map.of(
            "HILUM_STORAGE_ENDPOINT", "https://minio:9000",
            "HILUM_STORAGE_BUCKET", "models",
            "KAFKA_BOOTSTRAP_SERVERS", "broker:9092",
            "KAFKA_SECURITY_PROTOCOL", "SASL_SSL");

    StackAddress local = StackAddress.of(bare, Map.of());
    assertThat(local.storage().endpoint()).isEqualTo(URI.create("http://127.0.0.1:19000"));
    assertThat(local.kafka()).isEqualTo(Map.of("bootstrap.servers", "127.0.0.1:19092"));
    StackAddress named = StackAddress.of(bare, variables);
    assertThat(named.storage().endpoint()).isEqualTo(URI.create("https://minio:9000"));
    assertThat(named.storage().bucket()).isEqualTo("models");
    assertThat(named.kafka())
        .isEqualTo(Map.of("bootstrap.servers", "broker:9092", "security.protocol", "SASL_SSL"));
    StackAddress chosen =
        StackAddress.of(
            CommandLine.parse(
                List.of("--s3-port", "1", "--kafka-port", "2"), StackAddress.OPTIONS, Set.of()),
            variables);
    assertThat(chosen.storage().endpoint()).isEqualTo(URI.create("http://127.0.0.1:1"));
    assertThat(chosen.kafka()).containsEntry("bootstrap.servers", "127.0.0.1:2");
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--s3-port", String.valueOf(servers.storageEndpoint().getPort())));
    String broker = servers.bootstrapServers();
    all.addAll(List.of("--kafka-port", broker.substring(broker.indexOf(':') + 1)));
    return new Main(new PrintStream(output, true, UTF_8), new PrintStream(errors, true, UTF_8))
        .run(all);
  }

  private String model(String version) {
    return new SmallModels(folder.resolve("models"))
        .write(version, "tail of " + version, 0.5)
        .toString();
  }

  private void decide(String version, boolean passed, List<String> reasons) {
    new Registry(store)
        .keepFile(
            version,
            DOSSIER,
            EventJson.write(
                new KeptDecision(
                    Stage.PROMOTION, passed, reasons, Instant.parse("2026-03-02T12:00:00Z"))));
  }

  private ModelReleased told(String name) throws Exception {
    return EventJson.read(
        ReleasedTopic.last(servers.bootstrapServers(), name).value(), ModelReleased.class);
  }
}
