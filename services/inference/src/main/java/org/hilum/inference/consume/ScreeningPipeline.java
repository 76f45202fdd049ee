package org.hilum.inference.consume;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.hilum.inference.model.CurrentModel;
import org.hilum.inference.publish.Outcome;
import org.hilum.inference.publish.OutcomeSink;
import org.hilum.inference.screen.BatchScreening;
import org.hilum.inference.screen.ImagePreparation;
import org.hilum.inference.screen.ModelScope;
import org.hilum.inference.screen.Preparation;
import org.hilum.inference.screen.Screening;
import org.hilum.network.ModelDescription;
import org.hilum.schemas.FailureReason;
import org.hilum.schemas.ScreeningFailed;
import org.hilum.schemas.XrayReceived;
import org.jboss.logging.Logger;

/**
 * Moves images through three stages that work at the same time: a pool reads and decodes, each
 * engine thread screens what is ready, a pool publishes. Start reading here.
 *
 * <p>Every delivery is acknowledged exactly once, after its outcome is durable, or never, if the
 * worker stops before. The number in flight is bounded, so no queue between the stages is.
 */
public final class ScreeningPipeline implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ScreeningPipeline.class);
  private static final Duration LAST_PUBLICATIONS = Duration.ofSeconds(3);
  private static final CompletionStage<Void> NEVER = new CompletableFuture<>();

  private final PipelineSettings settings;
  private final ImagePreparation preparation;
  private final CurrentModel model;
  private final BatchScreening network;
  private final OutcomeSink outcomes;

  private final InFlight inFlight;
  private final Held held = new Held();
  private final ReadyQueue<Prepared> ready;
  private final Patience patience;
  private final StageMeters meters;
  private final ExecutorService readers;
  private final ExecutorService publishers;
  private final List<EngineThread<Prepared>> engineThreads;
  private final AtomicReference<Throwable> fault = new AtomicReference<>();
  private volatile boolean stopping;

  /** Starts its threads. */
  public ScreeningPipeline(
      PipelineSettings settings,
      ImagePreparation preparation,
      CurrentModel model,
      OutcomeSink outcomes,
      MeterRegistry meterRegistry) {
    this.settings = settings;
    this.preparation = preparation;
    this.model = model;
    this.network = new BatchScreening(model, meterRegistry);
    this.outcomes = outcomes;
    this.inFlight = new InFlight(settings.inFlight());
    this.ready = new ReadyQueue<>(settings.batchSize());
    this.patience = new Patience(settings.firstRetryAfter(), settings.longestRetryAfter());
    this.meters = new StageMeters(meterRegistry, inFlight, held, ready);
    this.readers = pool("read", settings.ioThreads());
    this.publishers = pool("publish", settings.ioThreads());
    this.engineThreads =
        IntStream.range(0, model.threads())
            .mapToObj(index -> new EngineThread<>("network-" + index, ready, this::screen))
            .toList();
    engineThreads.forEach(EngineThread::start);
  }

  /**
   * @param model in whose scope it is
   */
  private record Prepared(
      Delivery delivery, double waitedMs, Preparation.Ready image, ModelDescription model) {

    /** A model that came meanwhile may have another scope. */
    Optional<Preparation.Unsuitable> refusalBy(ModelDescription judge) {
      return judge == model
          ? Optional.empty()
          : ModelScope.refusal(judge.scope(), delivery.image());
    }
  }

  /**
   * Takes one image. One caller at a time.
   *
   * @return completes when the next may come; never, once the pipeline stops, and the delivery is
   *     then not taken either
   */
  public CompletionStage<Void> submit(Delivery delivery) {
    if (stopping) {
      return NEVER;
    }
    CompletionStage<Void> room = inFlight.enter();
    held.take(delivery);
    run(readers, delivery, () -> prepare(delivery));
    return room;
  }

  private void prepare(Delivery delivery) {
    XrayReceived image = delivery.image();
    double waitedMs = millisSince(image.receivedAt());
    meters.waited(waitedMs);
    Instant began = Instant.now();
    ModelDescription champion = model.champion();
    Preparation prepared = patience.untilItWorks(() -> preparation.prepare(image, champion));
    delivery.span().part("prepare", began, Instant.now(), 1);
    Runnable next =
        prepared.fold(
            input -> () -> enqueue(new Prepared(delivery, waitedMs, input, champion)),
            unsuitable -> () -> publishLater(delivery, failed(image, champion, unsuitable)));
    next.run();
  }

  private void enqueue(Prepared prepared) {
    meters.prepared(prepared.image());
    ready.add(prepared);
  }

  private void screen(List<Prepared> batch) {
    try {
      Instant began = Instant.now();
      List<float[]> inputs = batch.stream().map(prepared -> prepared.image().input()).toList();
      List<Screening> screenings = patience.untilItWorks(() -> network.screen(inputs));
      Instant ended = Instant.now();
      meters.screened(batch.size(), Duration.between(began, ended));
      for (int index = 0; index < batch.size(); index++) {
        Prepared prepared = batch.get(index);
        prepared.delivery().span().part("network", began, ended, batch.size());
        publishLater(prepared.delivery(), outcome(prepared, screenings.get(index)));
      }
    } catch (CancellationException e) {
      LOG.infof("a batch is left for the next start batchSize=%d", batch.size());
    }
  }

  private Outcome outcome(Prepared prepared, Screening screening) {
    XrayReceived image = prepared.delivery().image();
    return screening.fold(
        judged ->
            prepared
                .refusalBy(judged.model())
                .map(unsuitable -> failed(image, judged.model(), unsuitable))
                .orElseGet(() -> screened(prepared, judged)),
        rejected ->
            failed(
                image,
                rejected.model(),
                new Preparation.Unsuitable(FailureReason.CORRUPT, rejected.detail())));
  }

  private static Outcome screened(Prepared prepared, Screening.Judged judged) {
    return new Outcome.Screened(
        prepared.delivery().image(),
        judged,
        Instant.now(),
        prepared.waitedMs(),
        prepared.image().fetchMs(),
        prepared.image().decodeMs());
  }

  private static Outcome failed(
      XrayReceived image, ModelDescription model, Preparation.Unsuitable unsuitable) {
    return new Outcome.Failed(
        new ScreeningFailed(
            image.imageId(),
            image.receivedAt(),
            Instant.now(),
            model.modelVersion(),
            unsuitable.reason(),
            unsuitable.detail(),
            unsuitable.code()));
  }

  private void publishLater(Delivery delivery, Outcome outcome) {
    run(publishers, delivery, () -> publish(delivery, outcome));
  }

  private void publish(Delivery delivery, Outcome outcome) {
    long began = System.nanoTime();
    patience.untilItWorks(
        () -> {
          outcomes.publish(outcome);
          return outcome;
        });
    meters.published(outcome, Duration.ofNanos(System.nanoTime() - began));
    delivery.acknowledge().run();
    delivery.span().outcome(outcome.word());
    delivery.span().close();
    held.letGo(delivery);
    inFlight.leave();
  }

  /** The model that judges now. */
  public String modelVersion() {
    return model.champion().modelVersion();
  }

  /** Why images do not get ahead at present; they are kept and retried. */
  public Optional<String> trouble() {
    return patience.trouble();
  }

  /** Why only a restart helps: a thread is lost, or has been in the network for too long. */
  public Optional<String> fault() {
    if (stopping) {
      return Optional.empty();
    }
    return Optional.ofNullable(fault.get())
        .map(Throwable::toString)
        .or(() -> engineThreads.stream().flatMap(thread -> fault(thread).stream()).findFirst());
  }

  private Optional<String> fault(EngineThread<Prepared> thread) {
    if (!thread.isRunning()) {
      return Optional.of("a network thread has ended");
    }
    return thread
        .busyFor()
        .filter(busy -> busy.compareTo(settings.stuckAfter()) > 0)
        .map(busy -> "a network thread is busy with one batch for " + busy);
  }

  /**
   * Takes nothing more, lets what is in flight finish within the grace, and ends the threads. What
   * is not finished stays unacknowledged.
   */
  @Override
  public void close() {
    stopping = true;
    try {
      inFlight.awaitNone(settings.grace());
      patience.end();
      ready.close();
      for (EngineThread<Prepared> thread : engineThreads) {
        thread.join(settings.grace());
      }
      readers.shutdownNow();
      publishers.shutdown();
      publishers.awaitTermination(LAST_PUBLICATIONS.toMillis(), TimeUnit.MILLISECONDS);
      publishers.shutdownNow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (inFlight.count() > 0) {
      LOG.warnf("images are left for the next start batchSize=%d", inFlight.count());
    }
  }

  private void run(ExecutorService pool, Delivery delivery, Runnable step) {
    pool.execute(
        () -> {
          try {
            delivery.span().run(step);
          } catch (CancellationException | RejectedExecutionException e) {
            LOG.debug("an image is left for the next start");
          } catch (Throwable e) {
            LOG.error("an image is stuck until the worker is restarted", e);
            fault.compareAndSet(null, e);
          }
        });
  }

  private static ExecutorService pool(String name, int threads) {
    AtomicInteger count = new AtomicInteger();
    return Executors.newFixedThreadPool(
        threads, work -> new Thread(work, name + "-" + count.getAndIncrement()));
  }

  private static double millisSince(Instant instant) {
    double elapsed = Duration.between(instant, Instant.now()).toNanos();
    return Math.max(0, elapsed / TimeUnit.MILLISECONDS.toNanos(1));
  }
}
