package org.hilum.training.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hilum.schemas.EventJson;
import org.hilum.training.evaluate.Interval;
import org.hilum.training.registry.KeptDecision;
import org.hilum.training.registry.Registry;
import org.hilum.training.registry.SmallModels;
import org.hilum.training.registry.Stage;
import org.hilum.training.registry.StoreForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class DossierTest {
  private static final Subject CANDIDATE = subject("m/2", "2");
  private static final Subject CHAMPION = subject("m/1", "1");
  private static final PromotionPolicy POLICY =
      new PromotionPolicy(
          "f".repeat(64),
          new PromotionPolicy.Auc(0.01, 0.95),
          0.93,
          0.1,
          new PromotionPolicy.Subgroups(0.05, 30),
          List.of("ab".repeat(32)),
          new PromotionPolicy.Shadow(200, 0.95),
          new PromotionPolicy.Guards(300, 0.15, 100, 0.8, 0.2));
  private static final List<Finding> FINDINGS =
      List.of(
          Finding.of(
              Criterion.AUC_NON_INFERIORITY,
              "locked test images, no less with 95.0 % confidence",
              -0.0042,
              Optional.of(new Interval(-0.0051, 0.0123)),
              -0.01),
          Finding.of(
              Criterion.SENSITIVITY_FLOOR,
              "locked test images, at its own threshold",
              0.91234,
              Optional.of(new Interval(0.88, 0.94)),
              0.93),
          Finding.of(
              Criterion.SUBGROUP_DROP,
              "sensitivity where device is <A&B>, 31 cases",
              0.03,
              Optional.of(new Interval(0.03, 0.03)),
              0.05),
          Finding.of(Criterion.SENTINEL_FLIPS, "1 images", 1, Optional.empty(), 0),
          Finding.of(
              Criterion.SHADOW_AGREEMENT, "198 of 200 live images", 0.99, Optional.empty(), 0.95));
  private static final List<ComparedFigure> FIGURES =
      List.of(
          new ComparedFigure(
              "auc",
              0.9712,
              new Interval(0.96, 0.98),
              0.97,
              new Interval(0.9592, 0.9801),
              0.0012,
              new Interval(-0.0051, 0.0123)));

  @Test
  void isReadBackAsItWasWritten(@TempDir Path folder) {
    try (StoreForTests server = new StoreForTests(folder.resolve("s3"))) {
      Registry registry = new Registry(server.store());
      registry.add(new SmallModels(folder.resolve("models")).write("m/2", "tail", 0.5));
      Dossiers dossiers = new Dossiers(registry);
      Dossier dossier = dossier(Stage.PROMOTION);

      assertThat(dossiers.keep(dossier)).isEqualTo(dossier);

      assertThat(dossiers.find(Question.of(dossier))).hasValue(dossier);
      assertThat(dossiers.find(Question.of(dossier(Stage.OFFLINE)))).isEmpty();
      String page = Question.of(dossier).file() + ".html";
      assertThat(registry.file("m/2", page)).hasValue(DossierPage.of(dossier).getBytes(UTF_8));
    }
  }

  @Test
  void keepsTheFirstOfTwoAnswersToTheSameQuestion(@TempDir Path folder) {
    try (StoreForTests server = new StoreForTests(folder.resolve("s3"))) {
      Registry registry = new Registry(server.store());
      registry.add(new SmallModels(folder.resolve("models")).write("m/2", "tail", 0.5));
      Dossiers dossiers = new Dossiers(registry);
      Dossier first = dossiers.keep(dossier(Stage.OFFLINE));
      Dossier late = dossier(Stage.OFFLINE, Instant.parse("2027-01-01T00:00:00Z"));

      assertThat(dossiers.keep(late)).isEqualTo(first);
    }
  }

  @Test
  void beginsWithWhatTheRegistryReads() throws Exception {
    Dossier dossier = dossier(Stage.PROMOTION);

    assertThat(EventJson.read(EventJson.write(dossier), KeptDecision.class))
        .isEqualTo(
            new KeptDecision(
                Stage.PROMOTION, false, dossier.reasons(), Instant.parse("2026-03-02T12:00:00Z")));
  }

  @Test
  void repeatsEveryFigureOfThePageInTheJson() throws Exception {
    Dossier dossier = dossier(Stage.PROMOTION);
    JsonNode json = new ObjectMapper().readTree(EventJson.write(dossier));
    NodeList all = page(dossier).getElementsByTagName("*");
    int figures = 0;
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      String pointer = element.getAttribute("data-figure");
      if (!pointer.isEmpty()) {
        figures++;
        String pattern = pointer.startsWith("/findings/3/") ? "%.0f" : "%.4f";
        assertThat(json.at(pointer).isNumber()).as(pointer).isTrue();
        assertThat(element.getTextContent())
            .as(pointer)
            .isEqualTo(String.format(Locale.ROOT, pattern, json.at(pointer).doubleValue()));
      }
    }
    // Value and limit of five findings, intervals of three; nine numbers of one figure.
    assertThat(figures).isEqualTo(10 + 6 + 9);
  }

  @Test
  void saysOnThePageWhatWasDecidedAndWhy() throws Exception {
    String text = page(dossier(Stage.PROMOTION)).getDocumentElement().getTextContent();

    assertThat(text)
        .contains("m/2 against m/1")
        .contains("Refused")
        .contains(
            "sensitivity, locked test images, at its own threshold: 0.9123, must be at least"
                + " 0.9300")
        .contains("device is <A&B>")
        .contains(POLICY.digest())
        .contains(CANDIDATE.tailDigest())
        .contains(CHAMPION.descriptionDigest())
        .contains("2000 resamples of patients, seed 1")
        .doesNotContain("No group of images");
  }

  @Test
  void saysThatNoGroupWasLargeEnough() throws Exception {
    Dossier dossier = dossier(Stage.OFFLINE);
    Dossier without =
        new Dossier(
            dossier.stage(),
            true,
            List.of(),
            dossier.decidedAt(),
            dossier.codeVersion(),
            dossier.candidate(),
            dossier.champion(),
            dossier.policy(),
            dossier.images(),
            dossier.bootstrap(),
            FINDINGS.subList(0, 1),
            dossier.figures(),
            Optional.empty());

    assertThat(page(without).getDocumentElement().getTextContent())
        .contains("Passed")
        .contains("No group of images has 30 cases of a class");
  }

  private static Dossier dossier(Stage stage) {
    return dossier(stage, Instant.parse("2026-03-02T12:00:00Z"));
  }

  private static Dossier dossier(Stage stage, Instant decidedAt) {
    return new Dossier(
        stage,
        false,
        FINDINGS.stream().filter(finding -> !finding.holds()).map(Finding::reason).toList(),
        decidedAt,
        "1.0",
        CANDIDATE,
        CHAMPION,
        POLICY,
        new Dossier.TestImages("e".repeat(64), 100, 60),
        new Dossier.Resampling(2000, 1),
        FINDINGS,
        FIGURES,
        stage == Stage.PROMOTION
            ? Optional.of(new ShadowTrial("m/2", "m/1", 200, 198, 0))
            : Optional.empty());
  }

  private static Subject subject(String version, String digit) {
    return new Subject(version, digit.repeat(64), "a".repeat(64), (digit + "b").repeat(32), 0.5123);
  }

  private static Document page(Dossier dossier) throws Exception {
    byte[] html = DossierPage.of(dossier).getBytes(UTF_8);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(html));
  }
}
