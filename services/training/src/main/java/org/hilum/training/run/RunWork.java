package org.hilum.training.run;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hilum.training.data.ColumnValues;
import org.hilum.training.feedback.FeedbackAnswers;
import org.hilum.training.feedback.FeedbackFolder;
import org.hilum.training.feedback.FeedbackPlan;
import org.hilum.training.feedback.FeedbackProgress;
import org.hilum.training.gate.Contender;
import org.hilum.training.gate.Evidence;
import org.hilum.training.gate.Gate;
import org.hilum.training.gate.GateOutcome;
import org.hilum.training.registry.Addition;
import org.hilum.training.registry.NotAnnouncedException;
import org.hilum.training.registry.RegisteredModel;
import org.hilum.training.registry.Registry;
import org.hilum.training.registry.Releases;
import org.hilum.training.trial.EvidenceFiles;
import org.jboss.logging.Logger;

/**
 * The steps of a run. Each finds what an attempt before has done, so a run that was taken up ends
 * as it would have ended.
 */
@ApplicationScoped
class RunWork {
  private static final Logger LOG = Logger.getLogger(RunWork.class);
  private static final int MOST_ATTEMPTS = 3;

  private final RunPlanner planner;
  private final OwnedRuns runs;
  private final TrainingProcess process;
  private final Registry registry;
  private final EvidenceFiles files;
  private final Gate gate;
  private final Releases releases;
  private final RunConfig config;
  private final Counter passes;
  private final Counter refusals;

  RunWork(
      RunPlanner planner,
      OwnedRuns runs,
      TrainingProcess process,
      Registry registry,
      EvidenceFiles files,
      Gate gate,
      Releases releases,
      RunConfig config,
      MeterRegistry meters) {
    this.planner = planner;
    this.runs = runs;
    this.process = process;
    this.registry = registry;
    this.files = files;
    this.gate = gate;
    this.releases = releases;
    this.config = config;
    this.passes = decisions(meters, "passed");
    this.refusals = decisions(meters, "refused");
  }

  /** A database that was made anew counts from 1 again. */
  FeedbackFolder folder(Run run) {
    return new FeedbackFolder(
        config.work().resolve("run-%d-%d".formatted(run.id(), run.requestedAt().getEpochSecond())));
  }

  /**
   * @throws StoppedException if the lease says so
   */
  RunEnd perform(Run run, String owner, Lease lease) throws SQLException {
    lease.require();
    if (run.attempts() > MOST_ATTEMPTS) {
      return RunEnd.failed(
          "It was begun %d times, and each time its replica died.".formatted(MOST_ATTEMPTS));
    }
    FeedbackFolder folder = folder(run);
    if (folder.plan().isEmpty()) {
      Optional<String> lack = planner.plan(folder, lease);
      if (lack.isPresent()) {
        return RunEnd.refused(lack.get());
      }
    }
    FeedbackPlan plan = folder.plan().orElseThrow();
    runs.planned(run.id(), owner, plan);
    if (folder.answers().isEmpty()) {
      Optional<RunEnd> fault = process.run(folder, lease).fault(config);
      lease.require();
      if (fault.isPresent()) {
        return fault.get();
      }
    }
    FeedbackAnswers answers = folder.answers().orElseThrow();
    runs.leaveOut(
        run.id(),
        answers.inBase().stream()
            .collect(Collectors.toMap(Function.identity(), image -> LeftOut.IN_BASE)));
    return release(run, plan, folder, answers, lease);
  }

  private RunEnd release(
      Run run, FeedbackPlan plan, FeedbackFolder folder, FeedbackAnswers answers, Lease lease) {
    lease.say(FeedbackProgress.of("register"));
    Addition addition = registry.add(folder.model(plan.modelVersion()).path());
    Optional<String> refusal = addition.fold(model -> Optional.empty(), Optional::of);
    if (refusal.isPresent()) {
      return RunEnd.failed(refusal.get());
    }
    lease.require();
    lease.say(FeedbackProgress.of("gate"));
    return gate.offline(files.keep(evidence(plan, answers)))
        .fold(
            passed -> {
              passes.increment();
              return beginTrial(passed, run);
            },
            refused -> {
              refusals.increment();
              return RunEnd.refused(refused.reasons());
            },
            tooEarly -> RunEnd.failed("The offline gate asked for live images."));
  }

  private static Counter decisions(MeterRegistry meters, String outcome) {
    return meters.counter("hilum.training.gate.decisions", "outcome", outcome);
  }

  private Evidence evidence(FeedbackPlan plan, FeedbackAnswers answers) {
    return new Evidence(
        new Contender(registered(plan.modelVersion()), answers.candidate()),
        new Contender(registered(plan.champion()), answers.champion()),
        answers.splitDigest(),
        List.of(new ColumnValues("source", answers.sources())),
        answers.sentinels());
  }

  private RegisteredModel registered(String modelVersion) {
    return registry
        .find(modelVersion)
        .orElseThrow(
            () -> new IllegalStateException(modelVersion + " is not in the registry any more"));
  }

  private RunEnd beginTrial(GateOutcome.Passed passed, Run run) {
    try {
      return releases
          .beginTrial(passed.proof(), "training run " + run.id())
          .fold(state -> RunEnd.released(), RunEnd::refused);
    } catch (NotAnnouncedException e) {
      LOG.warnf("the relay will tell the workers reason=%s", e.getMessage());
      return RunEnd.released();
    }
  }
}
