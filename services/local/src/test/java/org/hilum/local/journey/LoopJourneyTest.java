package org.hilum.local.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hilum.local.screen.Gateway;
import org.hilum.local.screen.Upload;
import org.hilum.local.stack.Service;
import org.hilum.local.stack.Stack;
import org.hilum.local.stack.StackSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The loop: reviewed images, a run whose service is killed, a model on trial, its promotion while
 * the worker is killed, and a rollback. The policy and the numbers of images are those of {@code
 * pom.xml}; servers, services and commands are the real ones.
 */
class LoopJourneyTest {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int BATCH = 12;
  private static final int LEARNED = 5;
  private static final int JUDGED = 2;

  @TempDir private static Path data;
  private static Stack stack;
  private static Gateway gateway;
  private static TriageView triage;
  private static TriageView training;
  private static TriageView worker;
  private static HilumCommands commands;

  private int drawn;

  @BeforeAll
  static void startsEverything() {
    StackSettings settings = GivenStack.settings(data);
    stack = new Stack(settings, System.out::println);
    stack.start();
    Supplier<String> authorization = stack.access().tokens()::authorization;
    gateway = new Gateway(stack.address(Service.GATEWAY), authorization);
    triage = new TriageView(stack.address(Service.TRIAGE), authorization);
    training = new TriageView(stack.address(Service.TRAINING), authorization);
    worker = new TriageView(stack.address(Service.INFERENCE), authorization);
    commands = new HilumCommands(settings.home(), stack.servers());
  }

  @AfterAll
  static void stopsEverything() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  void whatReadersTeachBecomesChampionAndCanBeTakenBack() throws Exception {
    await().atMost(PATIENCE).until(() -> !trial().path("champion").asText().isEmpty());
    String first = trial().path("champion").asText();
    while (!isEnoughReviewed()) {
      review(upload(BATCH));
    }

    long run = training.post("/training/runs", "").path("id").asLong();
    await().atMost(PATIENCE).until(() -> run(run).path("step").asText().startsWith("tune"));
    killed(Service.TRAINING);
    await().atMost(PATIENCE).until(() -> !run(run).path("state").asText().equals("RUNNING"));
    assertThat(run(run).path("attempts").asInt()).isEqualTo(2);
    assertThat(run(run).path("state").asText()).as("%s", run(run)).isEqualTo("RELEASED");
    String learned = run(run).path("modelVersion").asText();
    await().atMost(PATIENCE).until(() -> running("shadows").equals(learned));
    assertThat(trial().path("onTrial").path("challenger").asText()).isEqualTo(learned);
    assertThat(running("modelVersion")).isEqualTo(first);

    upload(3);
    await().atMost(PATIENCE).until(() -> trial().path("champion").asText().equals(learned));
    killed(Service.INFERENCE);
    await().atMost(PATIENCE).until(() -> running("modelVersion").equals(learned));
    assertThat(trial().path("lastDecision").path("decision").path("passed").asBoolean()).isTrue();
    assertThat(judgedBy(upload(1).get(0))).isEqualTo(learned);

    commands.run("models", "rollback", first.substring(0, first.indexOf('/')));
    await().atMost(PATIENCE).until(() -> running("modelVersion").equals(first));
    assertThat(judgedBy(upload(1).get(0))).isEqualTo(first);
    assertThat(commands.run("models", "show", learned)).contains("retired");
    assertThat(commands.run("audit", "verify")).contains("none changed, missing or moved");
  }

  /** In the middle of what it does; what it began, its next life or another replica ends. */
  private static void killed(Service service) {
    stack.kill(service);
    stack.start(service);
  }

  private record Screened(String imageId, String verdict) {}

  /** Draws and sends images; returns when all of them have been screened. */
  private List<Screened> upload(int count) {
    List<Screened> sent =
        IntStream.range(drawn, drawn + count)
            .parallel()
            .mapToObj(DrawnCase::new)
            .map(LoopJourneyTest::upload)
            .toList();
    drawn += count;
    for (Screened one : sent) {
      await().atMost(PATIENCE).until(() -> triage.endings(one.imageId()) > 0);
    }
    return sent;
  }

  private static Screened upload(DrawnCase drawing) {
    Upload answer = gateway.post(drawing.jpeg());
    assertThat(answer).isInstanceOf(Upload.Accepted.class);
    return new Screened(((Upload.Accepted) answer).imageId(), drawing.verdict());
  }

  private static void review(List<Screened> images) {
    long before = examples();
    for (Screened image : images) {
      triage.post(
          "/cases/" + image.imageId() + "/review",
          "{\"verdict\": \"%s\", \"reader\": \"reader-1\"}".formatted(image.verdict()));
    }
    await().atMost(PATIENCE).until(() -> examples() == before + images.size());
  }

  private static long examples() {
    return training.get("/training/examples").path("examples").asLong();
  }

  private static boolean isEnoughReviewed() {
    JsonNode counts = training.get("/training/examples").path("bySplitAndLabel");
    return Stream.of("NORMAL", "PNEUMONIA")
        .allMatch(
            label ->
                counts.path("TRAIN").path(label).asInt() >= LEARNED
                    && counts.path("VALIDATION").path(label).asInt() >= JUDGED
                    && counts.path("TEST").path(label).asInt() >= JUDGED);
  }

  private static JsonNode trial() {
    return training.get("/training/trials").path(0);
  }

  private static JsonNode run(long id) {
    return training.get("/training/runs/" + id);
  }

  private static String judgedBy(Screened image) {
    return triage.detail(image.imageId()).path("results").path(0).path("modelVersion").asText();
  }

  /** What the worker says of the models that it runs. */
  private static String running(String what) {
    return StreamSupport.stream(worker.get("/q/health/ready").path("checks").spliterator(), false)
        .map(check -> check.path("data").path(what).asText())
        .filter(words -> !words.isEmpty())
        .findFirst()
        .orElse("");
  }
}
