package org.hilum.training.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.hilum.training.data.UnusableDataException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

class SimulationTest {
  private static SimulationResult result;

  @BeforeAll
  static void simulates() {
    result = simulated(1);
  }

  @Test
  void theLoopBeatsTheFrozenModel() {
    assertThat(result.aucGain()).isGreaterThan(0.03);
    assertThat(result.of(Scenario.LOOP).promotions()).isPositive();
    assertThat(result.aucInterval().low()).isPositive();
    assertThat(result.eceGain()).isPositive();
  }

  @Test
  void theFrozenModelMeetsNoGate() {
    YearResult frozen = result.of(Scenario.FROZEN);

    assertThat(frozen.turns()).isEmpty();
    assertThat(frozen.weeks())
        .hasSize(20)
        .extracting(WeekFigures::auc)
        .containsOnly(frozen.end().auc());
    assertThat(frozen.weeks().get(0).auc())
        .isEqualTo(result.of(Scenario.LOOP).weeks().get(0).auc());
  }

  @Test
  void aRogueReaderIsHeldBack() {
    assertThat(result.of(Scenario.ROGUE).heldBack()).isGreaterThan(10);
    assertThat(result.of(Scenario.LOOP).heldBack()).isZero();
    assertThat(result.of(Scenario.ROGUE).end().auc())
        .isGreaterThan(result.of(Scenario.FROZEN).end().auc());
  }

  @Test
  void readersWhoErrMoreDisagreeMore() {
    assertThat(result.of(Scenario.NOISE).disputed())
        .isGreaterThan(result.of(Scenario.LOOP).disputed());
    YearResult loop = result.of(Scenario.LOOP);
    assertThat(loop.labels() + loop.disputed()).isEqualTo(20 * result.counts().imagesAWeek());
  }

  @Test
  void priorsAreThoseThatWereAskedFor() {
    assertThat(result.counts().pneumoniasBefore()).isCloseTo(0.6, within(0.005));
    assertThat(result.counts().pneumoniasAfter()).isCloseTo(0.3, within(0.005));
    assertThat((double) result.counts().lockedPneumonias() / result.counts().locked())
        .isCloseTo(0.3, within(0.005));
  }

  @Test
  void theSameSeedGivesTheSameFigures() {
    assertThat(SimulationFile.json(simulated(1))).isEqualTo(SimulationFile.json(result));
  }

  @Test
  void theFileHasTheFiguresThatAreAskedFor() throws IOException {
    JsonNode json = new JsonMapper().readTree(SimulationFile.json(result));

    assertThat(json.at("/auc_gain").doubleValue()).isEqualTo(result.aucGain());
    assertThat(json.at("/ece_gain").doubleValue()).isEqualTo(result.eceGain());
    assertThat(json.at("/noise/worse_promotions").isIntegralNumber()).isTrue();
    assertThat(json.at("/rogue/worse_promotions").isIntegralNumber()).isTrue();
    assertThat(json.at("/loop/decisions")).hasSize(result.of(Scenario.LOOP).turns().size());
  }

  @Test
  void thePageIsWellFormedAndNamesTheReaders()
      throws IOException, ParserConfigurationException, SAXException {
    String page = SimulationReport.html(result);

    byte[] xml = page.replace("<!DOCTYPE html>", "").getBytes(StandardCharsets.UTF_8);
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    assertThat(page).contains("<td>E</td><td class=\"n\">0 %</td><td class=\"n\">100 %</td>");
    assertThat(page).contains("<polyline");
    assertThat(SimulationTable.of(result))
        .contains("one rogue reader")
        .contains("10 % label noise");
  }

  @Test
  void refusesTooFewImages() {
    Simulation simulation = new Simulation(DrawnWorld.world(), 1, silent());
    SourceViews few = DrawnWorld.views(30);

    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> simulation.run(few))
        .withMessageContaining("too few");
  }

  private static SimulationResult simulated(long seed) {
    return new Simulation(DrawnWorld.world(), seed, silent()).run(DrawnWorld.views(1600));
  }

  private static PrintStream silent() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }
}
