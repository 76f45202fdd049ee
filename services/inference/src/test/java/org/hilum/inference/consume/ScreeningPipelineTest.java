package org.hilum.inference.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.hilum.imaging.ImageLimits;
import org.hilum.inference.RandomModel;
import org.hilum.inference.TestEvents;
import org.hilum.inference.TestImages;
import org.hilum.inference.model.CurrentModel;
import org.hilum.inference.publish.Outcome;
import org.hilum.inference.publish.OutcomeSink;
import org.hilum.inference.screen.ImagePreparation;
import org.hilum.inference.screen.ObjectSource;
import org.hilum.network.DescribedTail;
import org.hilum.network.EngineSettings;
import org.hilum.network.ModelDescription;
import org.hilum.network.ModelDirectory;
import org.hilum.schemas.FailureReason;
import org.hilum.schemas.XrayReceived;
import org.hilum.telemetry.XraySpan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pipeline with a real network; objects and outcomes stay in memory. */
class ScreeningPipelineTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static CurrentModel model;

  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final Queue<Outcome> published = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

  @BeforeAll
  static void loadsTheModelOnce() {
    model = CurrentModel.open(RandomModel.directory(), EngineSettings.standard());
  }

  @AfterAll
  static void closesTheModel() {
    model.close();
  }

  @Test
  void givesEveryImageOneOutcomeAndOneAcknowledgement() {
    List<XrayReceived> images = storeMany(20);
    try (ScreeningPipeline pipeline = pipeline(4, published::add)) {
      images.forEach(image -> submit(pipeline, image));
      await().atMost(LONG).until(() -> acknowledged.size() == images.size());
    }

    assertThat(published).hasSize(images.size()).allMatch(Outcome.Screened.class::isInstance);
    assertThat(acknowledged.values()).containsOnly(1);
  }

  @Test
  void holdsTheNextImageBackWhileItIsFull() {
    List<XrayReceived> images = storeMany(2);
    CountDownLatch open = new CountDownLatch(1);
    try (ScreeningPipeline pipeline = pipeline(1, outcome -> pass(open))) {
      boolean hasRoom = pipeline.submit(delivery(images.get(0))).toCompletableFuture().isDone();
      open.countDown();

      assertThat(hasRoom).isFalse();
      await().atMost(LONG).until(() -> acknowledged.size() == 1);
    }
  }

  @Test
  void acknowledgesNothingThatIsNotPublished() {
    XrayReceived image = storeMany(1).get(0);
    AtomicInteger attempts = new AtomicInteger();
    ScreeningPipeline pipeline =
        pipeline(
            4,
            outcome -> {
              attempts.incrementAndGet();
              throw new IllegalStateException("the broker is away");
            });
    submit(pipeline, image);
    await().atMost(LONG).until(() -> attempts.get() > 2);

    assertThat(pipeline.trouble()).hasValueSatisfying(it -> assertThat(it).contains("away"));
    assertThat(pipeline.fault()).isEmpty();
    pipeline.close();
    assertThat(acknowledged).isEmpty();
  }

  @Test
  void finishesWhatIsInFlightBeforeItCloses() {
    List<XrayReceived> images = storeMany(12);
    ScreeningPipeline pipeline = pipeline(16, published::add);
    images.forEach(image -> submit(pipeline, image));

    pipeline.close();

    assertThat(acknowledged).hasSize(images.size());
    assertThat(published).hasSize(images.size());
  }

  @Test
  void takesNothingOnceItCloses() {
    ScreeningPipeline pipeline = pipeline(4, published::add);
    pipeline.close();

    boolean hasRoom = pipeline.submit(delivery(storeMany(1).get(0))).toCompletableFuture().isDone();

    assertThat(hasRoom).isFalse();
    assertThat(published).isEmpty();
  }

  @Test
  void explainsABadImageAndScreensItsNeighbours() {
    List<XrayReceived> good = storeMany(3);
    XrayReceived bad = store(TestImages.truncatedJpeg());
    try (ScreeningPipeline pipeline = pipeline(8, published::add)) {
      submit(pipeline, good.get(0));
      submit(pipeline, bad);
      submit(pipeline, good.get(1));
      submit(pipeline, good.get(2));
      await().atMost(LONG).until(() -> acknowledged.size() == 4);
    }

    assertThat(published).filteredOn(Outcome.Screened.class::isInstance).hasSize(3);
    assertThat(published)
        .filteredOn(Outcome.Failed.class::isInstance)
        .singleElement()
        .satisfies(
            outcome ->
                assertThat(((Outcome.Failed) outcome).event().reason())
                    .isEqualTo(FailureReason.CORRUPT));
  }

  @Test
  void refusesWhatAModelThatCameMeanwhileMustNotJudge() {
    XrayReceived image = storeMany(1).get(0);
    DescribedTail lateral = judgingOnly("LATERAL");
    try (CurrentModel changing =
            CurrentModel.open(RandomModel.directory(), EngineSettings.standard());
        ScreeningPipeline pipeline =
            pipeline(
                8,
                (key, limit) -> {
                  changing.replaceBy(changing.proven().withChampion(lateral));
                  return Optional.ofNullable(objects.get(key));
                },
                changing,
                published::add)) {
      submit(pipeline, image);
      await().atMost(LONG).until(() -> acknowledged.size() == 1);
    }

    assertThat(published)
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.event().reason()).isEqualTo(FailureReason.OUT_OF_SCOPE_VIEW);
              assertThat(failed.event().modelVersion()).isEqualTo("random/3");
            });
  }

  private static DescribedTail judgingOnly(String view) {
    ModelDirectory directory = RandomModel.version("random/3", 1);
    ModelDescription model = directory.description();
    return new DescribedTail(
        new ModelDescription(
            model.modelVersion(),
            model.architecture(),
            model.trunkDigest(),
            model.tailDigest(),
            model.preprocessing(),
            model.calibration(),
            model.subtype(),
            model.threshold(),
            model.unlikenessLimit(),
            new ModelDescription.Scope(model.scope().ageGroups(), List.of(view)),
            model.provenance(),
            model.metrics()),
        directory.tail());
  }

  @Test
  void asksForARestartWhenAThreadIsLost() {
    XrayReceived image = storeMany(1).get(0);
    try (ScreeningPipeline pipeline =
        pipeline(
            4,
            outcome -> {
              throw new StackOverflowError("a thread is lost");
            })) {
      submit(pipeline, image);

      await().atMost(LONG).until(() -> pipeline.fault().isPresent());
      assertThat(acknowledged).isEmpty();
    }
  }

  private ScreeningPipeline pipeline(int inFlight, OutcomeSink sink) {
    return pipeline(inFlight, (key, limit) -> Optional.ofNullable(objects.get(key)), model, sink);
  }

  private static ScreeningPipeline pipeline(
      int inFlight, ObjectSource source, CurrentModel model, OutcomeSink sink) {
    PipelineSettings settings =
        new PipelineSettings(
            Math.min(8, inFlight),
            inFlight,
            2,
            Duration.ofMillis(1),
            Duration.ofMillis(10),
            Duration.ofSeconds(inFlight == 4 ? 1 : 30),
            Duration.ofMinutes(2));
    ImagePreparation preparation = new ImagePreparation(source, ImageLimits.standard());
    return new ScreeningPipeline(settings, preparation, model, sink, new SimpleMeterRegistry());
  }

  private void submit(ScreeningPipeline pipeline, XrayReceived image) {
    pipeline.submit(delivery(image)).toCompletableFuture().join();
  }

  private Delivery delivery(XrayReceived image) {
    return new Delivery(
        image, XraySpan.none(), () -> acknowledged.merge(image.imageId(), 1, Integer::sum));
  }

  private List<XrayReceived> storeMany(int count) {
    return LongStream.range(0, count).mapToObj(seed -> store(TestImages.jpeg(seed))).toList();
  }

  private XrayReceived store(byte[] image) {
    XrayReceived received = TestEvents.received(image);
    objects.put(received.image().key(), image);
    return received;
  }

  private static void pass(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
