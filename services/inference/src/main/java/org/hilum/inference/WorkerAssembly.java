package org.hilum.inference;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import org.hilum.inference.consume.PipelineConfig;
import org.hilum.inference.consume.ScreeningPipeline;
import org.hilum.inference.model.CurrentModel;
import org.hilum.inference.model.ModelConfig;
import org.hilum.inference.publish.OutcomePublisher;
import org.hilum.inference.publish.ScreeningEvents;
import org.hilum.inference.release.ReleaseFollower;
import org.hilum.inference.release.ReleaseInstaller;
import org.hilum.inference.release.ReleaseTopic;
import org.hilum.inference.screen.ImagePreparation;
import org.hilum.inference.screen.LimitsConfig;
import org.hilum.network.ModelDirectory;
import org.hilum.storage.ObjectStore;
import org.jboss.logging.Logger;

/**
 * Puts the worker together. It takes its first record when the released model has answered its
 * canary.
 */
@Dependent
class WorkerAssembly {
  private static final Logger LOG = Logger.getLogger(WorkerAssembly.class);

  /** SmallRye begins to read at 1000. */
  private static final int BEFORE_THE_CONNECTOR = 100;

  @Produces
  @Singleton
  ObjectStore objectStore(StorageConfig config) {
    return new ObjectStore(config.settings());
  }

  @Produces
  @Singleton
  CurrentModel currentModel(ModelConfig config) {
    return CurrentModel.open(ModelDirectory.open(config.path()), config.engine());
  }

  @Produces
  @Singleton
  ReleaseFollower releaseFollower(
      ModelConfig config, CurrentModel model, ObjectStore objects, MeterRegistry meters) {
    return new ReleaseFollower(
        model, new ReleaseInstaller(objects::get, model, config.engine()), meters);
  }

  @Produces
  @Singleton
  ReleaseTopic releaseTopic(
      @Identifier("default-kafka-broker") Map<String, Object> kafka, ReleaseFollower follower) {
    return new ReleaseTopic(kafka, follower);
  }

  @Produces
  @Singleton
  ScreeningPipeline pipeline(
      PipelineConfig config,
      LimitsConfig limits,
      CurrentModel model,
      ObjectStore objects,
      ScreeningEvents events,
      MeterRegistry meters) {
    return new ScreeningPipeline(
        config.sizedFor(
            model.batchSize(), model.threads(), Runtime.getRuntime().availableProcessors()),
        new ImagePreparation(objects::get, limits.ofImages()),
        model,
        new OutcomePublisher(objects, events),
        meters);
  }

  /** Before the connector starts: no record shall wait for a model that does not load. */
  void load(
      @Observes @Priority(BEFORE_THE_CONNECTOR) StartupEvent event,
      ScreeningPipeline pipeline,
      ReleaseTopic releases) {
    LOG.infof("the network answers modelVersion=%s", pipeline.modelVersion());
    releases.start();
  }

  /** Before the connector closes: what is in flight still has to be published and committed. */
  void drain(@Observes ShutdownEvent event, ScreeningPipeline pipeline, ReleaseTopic releases) {
    releases.close();
    pipeline.close();
  }

  void close(@Disposes CurrentModel model) {
    model.close();
  }

  void close(@Disposes ObjectStore objects) {
    objects.close();
  }
}
