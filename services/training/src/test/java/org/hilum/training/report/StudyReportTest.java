package org.hilum.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hilum.training.study.Invented.logits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.data.LearningSplit;
import org.hilum.training.explain.HeatMaps;
import org.hilum.training.study.Invented;
import org.hilum.training.study.MeasureFigures;
import org.hilum.training.study.RunName;
import org.hilum.training.study.StudyFigures;
import org.hilum.training.study.StudyResults;
import org.hilum.training.study.StudyRun;
import org.hilum.training.study.StudySet;
import org.hilum.training.study.StudySystem;
import org.hilum.training.study.SystemFigures;
import org.hilum.training.train.Epoch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class StudyReportTest {
  private static final String STRANGE = "person9_virus_<b>&1.png";
  private static final HeatMaps NO_HEAT_MAPS = (run, images) -> Optional.empty();
  private static final double[][] STRESSED = logits(-2, 0.5, -2, 0.5, -1, 2, -1, 2);
  private static final List<StudySystem> SYSTEMS =
      List.of(
          Invented.system("small-cnn", "Small <CNN>"),
          Invented.system("frozen", "Frozen"),
          Invented.system("fine-tuned", "Fine-tuned"),
          Invented.system("three-class", "Three classes"));

  @TempDir static Path data;

  private static LearningSplit split;
  private static Map<StudySet, List<LabelledImage>> images;

  /** By the number of seeds: the resamples of their figures take long. */
  private static final Map<Integer, Studied> STUDIED = new HashMap<>();

  @TempDir Path out;

  @BeforeAll
  static void drawsImages() throws IOException {
    for (String split : List.of("train", "val", "test")) {
      draw(split, "NORMAL", "IM-0001-0001.png");
      draw(split, "NORMAL", "IM-0002-0001.png");
      draw(split, "PNEUMONIA", "person1_bacteria_1.png");
    }
    draw("train", "PNEUMONIA", "person9_virus_1.png");
    draw("val", "PNEUMONIA", "person9_virus_1.png");
    draw("test", "PNEUMONIA", STRANGE);
    ImageSet validation = ImageSet.read(data.resolve("val"));
    split = new LearningSplit(ImageSet.read(data.resolve("train")), validation, 3);
    List<LabelledImage> twice = new ArrayList<>(validation.images());
    twice.addAll(validation.images());
    images =
        Map.of(
            StudySet.VALIDATION,
            twice,
            StudySet.STRESSED,
            twice,
            StudySet.TEST,
            ImageSet.read(data.resolve("test")).images());
  }

  @Test
  void repeatsEveryFigureOfThePageInTheJson() throws Exception {
    full(2).write(out);

    JsonNode json = json();
    NodeList cells = page().getElementsByTagName("td");
    int figures = 0;
    for (int i = 0; i < cells.getLength(); i++) {
      Element cell = (Element) cells.item(i);
      String pointer = cell.getAttribute("data-figure");
      if (!pointer.isEmpty()) {
        figures++;
        assertThat(cell.getTextContent()).as(pointer).isEqualTo(words(json, pointer));
      }
    }
    // Eleven figures of three systems; seven and three of four; four of one; three on stressed
    // validation, two on plain and four on test images of two measures.
    assertThat(figures).isEqualTo(33 + 40 + 4 + 18);
  }

  /** As the page should word what the JSON holds. */
  private static String words(JsonNode json, String pointer) {
    boolean isCount = pointer.contains("/confusion/");
    JsonNode interval = json.at(pointer + "_ci95");
    return words(isCount, json.at(pointer))
        + " ± "
        + words(isCount, json.at(pointer + "_sd"))
        + words(isCount, interval.get(0))
        + " to "
        + words(isCount, interval.get(1));
  }

  private static String words(boolean isCount, JsonNode number) {
    double value = number.doubleValue();
    String pattern = isCount ? "%.1f" : "%.4f";
    return String.format(Locale.ROOT, pattern, value);
  }

  @Test
  void keepsMeanIntervalDeviationAndSeedsOfEachFigure() throws Exception {
    full(2).write(out);

    JsonNode fineTuned = json().at("/systems/fine-tuned");
    for (String figure :
        List.of(
            "loss",
            "accuracy",
            "auc",
            "average_precision",
            "sensitivity",
            "specificity",
            "ece",
            "confusion/tp",
            "confusion/tn",
            "confusion/fp",
            "confusion/fn")) {
      for (String place : List.of("/" + figure, "/at_half/" + figure)) {
        assertThat(fineTuned.at(place).isNumber()).as(place).isTrue();
        assertThat(fineTuned.at(place + "_ci95")).as(place).hasSize(2);
        assertThat(fineTuned.at(place + "_sd").isNumber()).as(place).isTrue();
        assertThat(fineTuned.at(place + "_per_seed")).as(place).hasSize(2);
      }
    }
    JsonNode three = json().at("/systems/three-class/three_class");
    assertThat(three.at("/accuracy").isNumber()).isTrue();
    for (String recall : List.of("normal", "bacterial", "viral")) {
      assertThat(three.at("/recall/" + recall + "_ci95")).as(recall).hasSize(2);
    }
    assertThat(json().at("/published/systems/fine-tuned/confusion/fp").asInt()).isEqualTo(50);
    assertThat(json().at("/data/test/images").asInt()).isEqualTo(4);
  }

  @Test
  void showsEverySectionThatHasSomethingToShow() throws Exception {
    full(2).write(out);

    assertThat(headings())
        .containsExactly(
            "Data and protocol",
            "Learning curves",
            "Against the published figures",
            "All systems",
            "What is found and what is missed",
            "All thresholds",
            "Calibration",
            "Normal, bacterial, viral",
            "The worst errors",
            "What each measure brought",
            "What the data can give away",
            "Provenance");
    assertThat(html()).contains("A finding of the audit.", "hilum study", "0123abc");
  }

  @Test
  void leavesOutSectionsWithNothingToShow() throws Exception {
    // Without epochs, published figures, a third class or an error.
    StudyRun run = Invented.run("svm", 1, STRESSED, logits(-1, -1, 1, 1));
    report(List.of(Invented.system("svm", "SVM")), List.of(run)).write(out);

    assertThat(headings())
        .containsExactly(
            "Data and protocol", "All systems", "All thresholds", "Calibration", "Provenance");
  }

  @Test
  void saysThatOneSeedHasNoDeviation() throws Exception {
    full(1).write(out);

    assertThat(html()).contains("no deviation").doesNotContain(" ± 0");
    assertThat(json().at("/systems/frozen").has("accuracy_sd")).isFalse();
    assertThat(json().at("/systems/frozen").has("accuracy_ci95")).isTrue();
  }

  @Test
  void escapesNames() throws Exception {
    full(2).write(out);

    assertThat(html()).contains("person9_virus_&lt;b&gt;&amp;1.png").doesNotContain("_<b>");
    assertThat(page().getDocumentElement().getTextContent()).contains(STRANGE, "Small <CNN>");
  }

  @Test
  void needsNoOtherFile() throws Exception {
    full(2).write(out);

    assertThat(html()).doesNotContain("<script", "<link", "href=", "src=\"http", "url(");
    NodeList pictures = page().getElementsByTagName("img");
    assertThat(pictures.getLength()).isPositive();
    for (int i = 0; i < pictures.getLength(); i++) {
      assertThat(((Element) pictures.item(i)).getAttribute("src")).startsWith("data:image/");
    }
  }

  @Test
  void showsHeatMapsWhereThereAre() throws Exception {
    full(2).write(out);
    int without = pictures();
    assertThat(html()).contains("There are no heat maps");

    full(2, seenBy(run -> run)).write(out);

    assertThat(pictures()).isEqualTo(2 * without);
    assertThat(html()).contains("(Grad-CAM), yellow the most in each image.");
    full(2, seenBy(run -> new RunName("frozen", 2))).write(out);
    assertThat(html())
        .contains("in the network of Frozen, seed 2, the first member", "of the coloured network");
  }

  @Test
  void asksForTheHeatMapsOfTheRunThatErred() throws Exception {
    List<RunName> asked = new ArrayList<>();
    full(
            2,
            (run, wanted) -> {
              asked.add(run.name());
              assertThat(wanted).extracting(LabelledImage::name).contains("PNEUMONIA/" + STRANGE);
              return Optional.empty();
            })
        .write(out);

    assertThat(asked).containsExactly(new RunName("small-cnn", 1));
  }

  /** Maps of which the left is cold and the right hot, of the network that a run is given. */
  private static HeatMaps seenBy(UnaryOperator<RunName> network) {
    float[] map = new float[49];
    for (int i = 0; i < map.length; i++) {
      map[i] = i % 7 / 6f;
    }
    return (run, wanted) ->
        Optional.of(
            new HeatMaps.Seen(network.apply(run.name()), Collections.nCopies(wanted.size(), map)));
  }

  private int pictures() throws Exception {
    return page().getElementsByTagName("img").getLength();
  }

  @Test
  void namesRecipesAndWhatWasChosen() throws Exception {
    StudyRun machine =
        new StudyRun(
            "svm",
            1,
            List.of(),
            0,
            1,
            1,
            Map.of("C", "10.0"),
            List.of(),
            Invented.run("svm", 1, STRESSED, logits(-1, -1, 1, 1)).answers());
    report(List.of(Invented.system("svm", "SVM")), List.of(machine)).write(out);

    assertThat(html()).contains("<dt>Recipe of SVM</dt><dd><code>1; chosen: C 10.0</code></dd>");
    assertThat(json().at("/systems/svm/recipe").asText()).isEqualTo("1");
    assertThat(json().at("/systems/svm/chosen_per_seed/0/C").asText()).isEqualTo("10.0");
  }

  @Test
  void warnsThatTheSelectedEnsembleIsFavouredWhereItWasChosen() throws Exception {
    StudyRun run = Invented.run("ensemble", 1, STRESSED, logits(-1, -1, 1, 1));
    report(List.of(Invented.system("ensemble", "Ensemble: a & b")), List.of(run)).write(out);

    assertThat(html())
        .contains(
            "The members of \u201cEnsemble: a &amp; b\u201d were chosen on stressed validation")
        .contains("Its members were chosen on the same images");
    full(2).write(out);
    assertThat(html()).doesNotContain("favour");
  }

  @Test
  void saysWhatEachMeasureChanges() throws Exception {
    full(2).write(out);

    Document page = page();
    NodeList rows = page.getElementsByTagName("tr");
    List<String> texts =
        IntStream.range(0, rows.getLength())
            .mapToObj(i -> rows.item(i).getTextContent())
            .filter(text -> text.startsWith("with \"it\""))
            .toList();
    // The same run, so nothing changes.
    assertThat(texts).hasSize(2).first().asString().contains("+0.0000 ± 0.0000");
    JsonNode measure = json().at("/measures").get("with \"it\"");
    assertThat(measure.at("/stressed_validation/balanced_loss_per_seed")).hasSize(2);
    assertThat(measure.at("/validation/sensitivity_ci95")).hasSize(2);
    assertThat(json().at("/audit/0").asText()).isEqualTo("A finding of the audit.");
  }

  @Test
  void saysWhetherTheOrderIsTheStudys() throws Exception {
    report(SYSTEMS.subList(0, 3), ordered(1, 2, 3)).write(out);
    assertThat(html()).contains("By accuracy our systems stand in the study's order");

    report(SYSTEMS.subList(0, 3), ordered(3, 2, 1)).write(out);
    assertThat(html()).contains("By accuracy our systems do not stand in the study's order");
  }

  /** Small CNN, frozen and fine-tuned, each right on so many of the four test images. */
  private static List<StudyRun> ordered(int... right) {
    double[] truth = {-1, -1, 1, 1};
    return IntStream.range(0, 3)
        .mapToObj(
            i -> {
              double[] said = Arrays.copyOf(truth, 4);
              for (int wrong = right[i]; wrong < 4; wrong++) {
                said[wrong] = -said[wrong];
              }
              return Invented.run(SYSTEMS.get(i).name(), 1, STRESSED, logits(said));
            })
        .toList();
  }

  private static StudyReport full(int seeds) {
    return full(seeds, NO_HEAT_MAPS);
  }

  private static StudyReport full(int seeds, HeatMaps heatMaps) {
    Studied studied = STUDIED.computeIfAbsent(seeds, StudyReportTest::studied);
    return new StudyReport(
        studied.results(),
        studied.figures(),
        split,
        provenance(),
        List.of("A finding of the audit."),
        List.of(measure("all of a/b", studied.frozen()), measure("with \"it\"", studied.frozen())),
        heatMaps);
  }

  private record Studied(StudyResults results, StudyFigures figures, SystemFigures frozen) {}

  private static Studied studied(int seeds) {
    List<StudyRun> runs = new ArrayList<>();
    for (StudySystem system : SYSTEMS) {
      for (int seed = 1; seed <= seeds; seed++) {
        boolean isThreeClass = system.name().equals("three-class");
        runs.add(
            Invented.run(
                system.name(),
                seed,
                isThreeClass ? List.of() : epochs(seed),
                STRESSED,
                isThreeClass
                    ? new double[][] {{2, 0, 0}, {0, seed, -1}, {0, 3, 0}, {0, 2, seed}}
                    : logits(-2, seed - 1.5, 3, -seed)));
      }
    }
    StudyResults results = new StudyResults(SYSTEMS, runs, images);
    return new Studied(
        results,
        StudyFigures.of(results),
        SystemFigures.of("frozen", "Frozen", runs.subList(seeds, 2 * seeds), images));
  }

  /** On validation images the figures are those of the test images. */
  private static MeasureFigures measure(String name, SystemFigures figures) {
    return new MeasureFigures(name, figures, figures.own(), figures.own());
  }

  private static List<Epoch> epochs(int seed) {
    return List.of(
        new Epoch(1, 0.7, 0.6 + seed / 100.0, 0.6, 0.7), new Epoch(2, 0.5, 0.4, 0.8, 0.75));
  }

  private static StudyReport report(List<StudySystem> systems, List<StudyRun> runs) {
    StudyResults results = new StudyResults(systems, runs, images);
    return new StudyReport(
        results, StudyFigures.of(results), split, provenance(), List.of(), List.of(), NO_HEAT_MAPS);
  }

  private static Provenance provenance() {
    return new Provenance(
        "1.0", "./hilum study FOLDER", LocalDate.of(2026, 1, 2), Map.of("Trunk", "0123abc"));
  }

  private static void draw(String split, String label, String name) throws IOException {
    Path file = data.resolve(split).resolve(label).resolve(name);
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(split.length(), name.length(), 0, 200);
    ImageIO.write(image, "png", file.toFile());
  }

  private String html() throws IOException {
    return Files.readString(out.resolve("report.html"));
  }

  private Document page() throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(out.resolve("report.html").toFile());
  }

  private List<String> headings() throws Exception {
    NodeList headings = page().getElementsByTagName("h2");
    return IntStream.range(0, headings.getLength())
        .mapToObj(i -> headings.item(i).getTextContent())
        .toList();
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out.resolve("metrics.json").toFile());
  }
}
