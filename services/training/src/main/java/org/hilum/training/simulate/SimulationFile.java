package org.hilum.training.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hilum.training.evaluate.Interval;

/**
 * A simulated year for machines: {@code auc_gain} and {@code ece_gain} of the loop over the frozen
 * model, each with {@code _ci95}, and an object a scenario, with {@code worse_promotions} among its
 * figures.
 */
public final class SimulationFile {
  private static final JsonMapper MAPPER = new JsonMapper();

  private SimulationFile() {}

  /** A JSON document. */
  public static byte[] json(SimulationResult result) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("seed", result.seed());
    json.put("policy", result.world().policy().digest());
    json.put("auc_gain", result.aucGain());
    put(json.putArray("auc_gain_ci95"), result.aucInterval());
    json.put("ece_gain", result.eceGain());
    put(json.putArray("ece_gain_ci95"), result.eceInterval());
    json.set("images", MAPPER.valueToTree(result.counts()));
    result.years().forEach(year -> put(json.putObject(year.scenario().key()), year));
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write the figures of a simulated year", e);
    }
  }

  private static void put(ArrayNode array, Interval interval) {
    array.add(interval.low()).add(interval.high());
  }

  private static void put(ObjectNode json, YearResult year) {
    json.put("auc", year.end().auc());
    json.put("ece", year.end().ece());
    json.put("sensitivity", year.end().sensitivity());
    json.put("specificity", year.end().specificity());
    json.put("promotions", year.promotions());
    json.put("refusals", year.refusals());
    json.put("worse_promotions", year.worsePromotions());
    json.put("labels", year.labels());
    json.put("disputed", year.disputed());
    json.put("held_back", year.heldBack());
    ArrayNode turns = json.putArray("decisions");
    year.turns().forEach(turn -> put(turns.addObject(), turn));
  }

  private static void put(ObjectNode json, Turn turn) {
    json.put("week", turn.week());
    json.put("decision", turn.kind().name());
    json.put("auc", turn.lockedAuc());
    json.put("auc_before", turn.lockedAucBefore());
    json.put("worse", turn.isWorse());
    ArrayNode reasons = json.putArray("reasons");
    turn.reasons().forEach(reasons::add);
  }
}
