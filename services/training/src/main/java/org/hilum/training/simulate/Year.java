package org.hilum.training.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hilum.training.data.ColumnValues;
import org.hilum.training.data.Label;
import org.hilum.training.features.Progress;
import org.hilum.training.gate.Answers;
import org.hilum.training.gate.Criteria;
import org.hilum.training.gate.Ruling;
import org.hilum.training.snapshot.Candidate;
import org.hilum.training.snapshot.Example;
import org.hilum.training.snapshot.ReaderCap;
import org.hilum.training.train.CalibratedHead;
import org.hilum.training.train.LabelledFeatures;

/**
 * One scenario, week by week: images arrive and are read, and when enough labels are new a model
 * learns, meets the gate, runs beside the champion and meets the gate again. No run begins while a
 * model is on trial.
 */
final class Year {
  private final World world;
  private final Scenario scenario;
  private final Clinic clinic;
  private final Learner learner;
  private final ReadingRoom room;
  private final Criteria criteria;
  private final ReaderCap cap = ReaderCap.shipped();
  private final List<Candidate> labels = new ArrayList<>();
  private final List<WeekFigures> weeks = new ArrayList<>();
  private final List<Turn> turns = new ArrayList<>();
  private CalibratedHead champion;
  private WeekFigures figures;
  private Optional<Trial> trial = Optional.empty();
  private int newLabels;

  /**
   * @param first the champion at the beginning
   */
  Year(
      World world,
      Scenario scenario,
      Clinic clinic,
      Learner learner,
      CalibratedHead first,
      long seed) {
    this.world = world;
    this.scenario = scenario;
    this.clinic = clinic;
    this.learner = learner;
    champion = first;
    figures = onLocked(1, first);
    room = new ReadingRoom(scenario.readers(), world.readTwice(), seed);
    criteria = Criteria.of(world.policy());
  }

  YearResult run(Progress progress) {
    for (int week = 1; week <= world.weeks(); week++) {
      List<StreamImage> arrived = clinic.weeks().get(week - 1);
      Map<String, Label> said = read(arrived);
      trial.ifPresent(running -> running.see(arrived, said));
      if (scenario.learns()) {
        decide(week);
      }
      weeks.add(figures.in(week));
      progress.did(1);
    }
    return new YearResult(
        scenario,
        weeks,
        turns,
        labels.size(),
        room.disputed(),
        labels.size() - admitted().size(),
        Learner.judged(champion, clinic.locked()));
  }

  /** Labels of those that have one. */
  private Map<String, Label> read(List<StreamImage> arrived) {
    List<Candidate> labelled =
        arrived.stream().flatMap(image -> room.read(image).stream()).toList();
    labels.addAll(labelled);
    newLabels += labelled.size();
    return labelled.stream()
        .map(Candidate::example)
        .collect(Collectors.toMap(Example::imageId, Example::label));
  }

  private void decide(int week) {
    if (trial.isPresent()) {
      if (trial.get().soFar().cases() >= world.policy().shadow().minimumCases()) {
        end(week, trial.get());
        trial = Optional.empty();
      }
    } else if (newLabels >= world.labelsARun()) {
      newLabels = 0;
      learn(week);
    }
  }

  private void learn(int week) {
    List<Example> examples = admitted();
    CalibratedHead candidate = learner.learn(examples);
    LabelledFeatures images = learner.gateImages(examples);
    Answers answers =
        new Answers(
            Learner.judged(candidate, images),
            Learner.judged(champion, images),
            List.of(sources(images)),
            List.of());
    Ruling ruling = criteria.rule(answers, Optional.empty());
    if (ruling.passed()) {
      trial = Optional.of(new Trial(candidate, champion, answers));
    } else {
      turn(week, Turn.Kind.REFUSED_OFFLINE, candidate, ruling);
    }
  }

  private void end(int week, Trial ended) {
    Ruling ruling = criteria.rule(ended.answers(), Optional.of(ended.soFar()));
    turn(
        week,
        ruling.passed() ? Turn.Kind.PROMOTED : Turn.Kind.REFUSED_ON_TRIAL,
        ended.candidate(),
        ruling);
  }

  private void turn(int week, Turn.Kind kind, CalibratedHead candidate, Ruling ruling) {
    WeekFigures now = onLocked(week, candidate);
    double margin = world.policy().auc().margin();
    turns.add(
        new Turn(
            week,
            kind,
            now.auc(),
            figures.auc(),
            now.auc() < figures.auc() - margin,
            ruling.reasons()));
    if (kind == Turn.Kind.PROMOTED) {
      champion = candidate;
      figures = now;
    }
  }

  /** In the order of their ids, as a snapshot takes them. */
  private List<Example> admitted() {
    return cap.admitted(
        labels.stream()
            .sorted(Comparator.comparing(candidate -> candidate.example().imageId()))
            .toList());
  }

  /** Of the base first, as the gate of the service sees them. */
  private ColumnValues sources(LabelledFeatures images) {
    int base = clinic.gate().images().size();
    return new ColumnValues(
        "source",
        Stream.concat(
                Collections.nCopies(base, "base").stream(),
                Collections.nCopies(images.images().size() - base, "reviewed").stream())
            .toList());
  }

  private WeekFigures onLocked(int week, CalibratedHead head) {
    return WeekFigures.of(week, Learner.judged(head, clinic.locked()));
  }
}
