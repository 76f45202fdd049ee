package org.hilum.training.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.hilum.training.calibrate.Threshold;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.Label;
import org.hilum.training.evaluate.Bootstrap;
import org.hilum.training.evaluate.FigurePlace;
import org.hilum.training.study.Figure;
import org.hilum.training.study.JudgedRun;
import org.hilum.training.study.MeasureFigures;
import org.hilum.training.study.PublishedFigures;
import org.hilum.training.study.StudyFigures;
import org.hilum.training.study.StudySet;
import org.hilum.training.study.SystemFigures;

/**
 * A study for machines. A figure is the mean over the seeds; beside it stand {@code <figure>_ci95},
 * its 95 % interval [low, high], {@code <figure>_per_seed} and, of several seeds, {@code
 * <figure>_sd}. As in the report of a model, figures at each run's own operating point stand at the
 * top of a system, those at threshold 0.5 in {@code at_half}.
 */
final class MetricsFile {
  private static final JsonMapper MAPPER = new JsonMapper();

  private MetricsFile() {}

  /** A JSON document. */
  static byte[] json(StudyReport report, StudyFigures figures) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    putProvenance(json, report);
    json.putObject("bootstrap")
        .put("unit", "patient")
        .put("resamples", Bootstrap.RESAMPLES)
        .put("seed", SystemFigures.BOOTSTRAP_SEED);
    json.put("sensitivity_on_stressed_validation", Threshold.SENSITIVITY);
    putPublished(json.putObject("published"));
    json.put("best_system", figures.best().name());
    ObjectNode systems = json.putObject("systems");
    for (SystemFigures system : figures.systems()) {
      ObjectNode place = systems.putObject(system.name());
      place.put("recipe", report.results().recipe(system.name()));
      putSystem(place, system);
    }
    if (!report.measures().isEmpty()) {
      ObjectNode measures = json.putObject("measures");
      report.measures().forEach(measure -> putMeasure(measures.putObject(measure.name()), measure));
    }
    ArrayNode audit = json.putArray("audit");
    report.auditFindings().forEach(audit::add);
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of values cannot be written", e);
    }
  }

  private static void putProvenance(ObjectNode json, StudyReport report) {
    Provenance provenance = report.provenance();
    json.put("code_version", provenance.codeVersion())
        .put("command", provenance.command())
        .put("date", provenance.date().toString());
    ObjectNode digests = json.putObject("digests");
    provenance.digests().forEach(digests::put);
    ObjectNode data = json.putObject("data");
    putImages(data.putObject("training"), report.split().training());
    putImages(data.putObject("validation"), report.split().validation());
    putImages(data.putObject("test"), new ImageSet(report.results().images().get(StudySet.TEST)));
  }

  private static void putImages(ObjectNode json, ImageSet set) {
    json.put("images", set.size());
    for (Label label : Label.values()) {
      json.put(label.name(), set.count(label));
    }
    json.put("digest", set.digest());
  }

  private static void putPublished(ObjectNode json) {
    json.put("source", PublishedFigures.SOURCE).put("threshold", 0.5);
    ObjectNode systems = json.putObject("systems");
    for (PublishedFigures published : PublishedFigures.ALL) {
      ObjectNode place = systems.putObject(published.system());
      published.figures().forEach((name, value) -> FigurePlace.of(place, name).put(value));
    }
  }

  private static void putSystem(ObjectNode json, SystemFigures system) {
    List<JudgedRun> runs = system.runs();
    json.put("title", system.title()).put("stressed_loss", system.stressedLoss());
    ArrayNode seeds = json.putArray("seeds");
    ArrayNode parameters = json.putArray("trained_parameters_per_seed");
    ArrayNode seconds = json.putArray("seconds_per_seed");
    ArrayNode temperatures = json.putArray("temperature_per_seed");
    ArrayNode thresholds = json.putArray("threshold_per_seed");
    ArrayNode chosen = json.putArray("chosen_per_seed");
    for (JudgedRun run : runs) {
      seeds.add(run.run().seed());
      parameters.add(run.run().trainedParameters());
      seconds.add(run.run().seconds());
      temperatures.add(run.temperature());
      thresholds.add(run.threshold());
      run.run().chosen().forEach(chosen.addObject()::put);
    }
    putFigures(json, system.own());
    putFigures(json, system.threeClass());
    putFigures(json.putObject("at_half").put("threshold", 0.5), system.atHalf());
  }

  private static void putMeasure(ObjectNode json, MeasureFigures measure) {
    putSystem(json, measure.test());
    putLosses(json.putObject("stressed_validation"), measure, StudySet.STRESSED);
    putFigures(json.withObjectProperty("stressed_validation"), measure.stressed());
    putLosses(json.putObject("validation"), measure, StudySet.VALIDATION);
    putFigures(json.withObjectProperty("validation"), measure.plain());
  }

  /** In balance, unlike the loss that is a figure. */
  private static void putLosses(ObjectNode json, MeasureFigures measure, StudySet set) {
    ArrayNode losses = json.putArray("balanced_loss_per_seed");
    measure.losses(set).forEach(losses::add);
  }

  private static void putFigures(ObjectNode json, Map<String, Figure> figures) {
    figures.forEach((name, figure) -> putFigure(FigurePlace.of(json, name), figure));
  }

  private static void putFigure(FigurePlace place, Figure figure) {
    place.put(figure.mean(), figure.interval());
    ObjectNode object = place.object();
    figure.deviation().ifPresent(deviation -> object.put(place.leaf() + "_sd", deviation));
    ArrayNode bySeed = object.putArray(place.leaf() + "_per_seed");
    figure.bySeed().forEach(bySeed::add);
  }
}
