package org.hilum.training.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hilum.training.chart.ConfusionMatrix.Row;
import org.hilum.training.chart.Series.Point;
import org.hilum.training.chart.Series.Stroke;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ChartTest {
  private static final Axis UNIT = new Axis("share", 0, 1);

  @Test
  void drawsALineFromCornerToCorner() throws Exception {
    Series diagonal = new Series("a < b", List.of(new Point(1, 0.5), new Point(10, 2)));
    Document svg = parsed(chart(new Axis("x", 1, 10), new Axis("y", 0.5, 2), diagonal).svg());

    Element frame = (Element) svg.getElementsByTagName("rect").item(1);
    int left = Integer.parseInt(frame.getAttribute("x"));
    int top = Integer.parseInt(frame.getAttribute("y"));
    int side = Integer.parseInt(frame.getAttribute("width"));
    Element line = (Element) svg.getElementsByTagName("polyline").item(0);
    assertThat(line.getAttribute("points"))
        .isEqualTo("%d.0,%d.0 %d.0,%d.0".formatted(left, top + side, left + side, top));
    assertThat(svg.getDocumentElement().getTextContent()).contains("a < b");
  }

  @Test
  void drawsLinesOfOneNameAlikeAndNamesThemOnce() throws Exception {
    List<Point> points = List.of(new Point(0, 0), new Point(1, 1));
    Document svg =
        parsed(
            chart(
                    UNIT,
                    UNIT,
                    new Series("seeds", points, Stroke.THIN),
                    new Series("chance", points, Stroke.REFERENCE),
                    new Series("seeds", points, Stroke.THIN),
                    new Series("other", points))
                .svg());

    List<String> strokes = attributes(svg, "polyline", "stroke");
    assertThat(strokes.get(0)).isEqualTo(strokes.get(2));
    assertThat(strokes).hasSize(4);
    assertThat(Set.copyOf(strokes)).hasSize(3);
  }

  @Test
  void keepsEachNameOfTheLegendWithinTheFrame() throws Exception {
    List<Series> lines =
        IntStream.range(0, 8)
            .mapToObj(i -> new Series("system ".repeat(1 + i) + i, List.of(new Point(0, i))))
            .toList();
    Document svg = parsed("<svg>" + Legend.of(lines, 300).elements(0, 0) + "</svg>");

    List<Double> xs = numbers(svg, "text", "x");
    List<Double> ys = numbers(svg, "text", "y");
    for (int i = 0; i < 8; i++) {
      String name = svg.getElementsByTagName("text").item(i).getTextContent();
      double end = xs.get(i) + LineChart.width(name);
      assertThat(end).as(name).isLessThanOrEqualTo(300);
      if (i < 7 && ys.get(i).equals(ys.get(i + 1))) {
        assertThat(end).as(name).isLessThan(numbers(svg, "line", "x1").get(i + 1));
      }
    }
    assertThat(svg.getElementsByTagName("text").item(7).getTextContent()).endsWith("…");
    assertThat(attributes(svg, "line", "stroke")).hasSize(8);
    assertThat(ys.get(7)).isLessThan(Legend.of(lines, 300).height());
  }

  @Test
  void leavesTheLegendToAnother() throws Exception {
    LineChart chart = chart(UNIT, UNIT, new Series("model", List.of(new Point(0, 0))));

    assertThat(parsed(chart.plotSvg()).getDocumentElement().getTextContent())
        .doesNotContain("model");
    assertThat(chart.legendSvgs()).singleElement().asString().contains("model");
  }

  @Test
  void drawsDotsWithoutALine() throws Exception {
    Document svg =
        parsed(chart(UNIT, UNIT, new Series("d", List.of(new Point(0.5, 0.5)), Stroke.DOTS)).svg());

    // One in the frame, one in the legend.
    assertThat(attributes(svg, "circle", "fill")).hasSize(2);
    assertThat(svg.getElementsByTagName("polyline").getLength()).isZero();
  }

  @Test
  void leavesOutDotsBeyondTheAxes() throws Exception {
    List<Point> points = List.of(new Point(0.5, 1.5), new Point(1, 1));
    String svg = chart(UNIT, UNIT, new Series("d", points, Stroke.DOTS)).plotSvg();

    assertThat(attributes(parsed(svg), "circle", "fill")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0, 0.0 0.2 0.4 0.6 0.8 1.0",
    "0.7, 1, 0, 0.7 0.8 0.9 1.0",
    "0, 0.34, 0, 0.0 0.1 0.2 0.3",
    "0, 3, 1, 0 1 2 3",
    "0, 37, 1, 0 10 20 30",
    "0, 0.02, 0, 0.000 0.005 0.010 0.015 0.020"
  })
  void setsTicksAtRoundNumbers(double from, double to, double finest, String ticks) {
    Axis axis = new Axis("x", from, to, finest);

    assertThat(axis.ticks().stream().map(axis::words)).containsExactly(ticks.split(" "));
  }

  @Test
  void endsAnAxisAtATick() {
    assertThat(Axis.upTo("x", 0.73).to()).isCloseTo(0.8, within(1e-12));
    assertThat(Axis.upTo("x", 0.8).to()).isCloseTo(0.8, within(1e-12));
    assertThat(Axis.upTo("x", 0).to()).isEqualTo(1);
  }

  @Test
  void refusesAnAxisThatEndsBeforeItBegins() {
    assertThatThrownBy(() -> new Axis("loss", 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("loss");
  }

  @Test
  void showsCountsAndTheirShareOfTheRow() throws Exception {
    ConfusionMatrix matrix =
        new ConfusionMatrix(
            "t",
            List.of("clear", "flagged"),
            List.of(
                new Row("normal", List.of(200.0, 34.0)),
                new Row("pneumonia", List.of(12.5, 377.5))));
    Document svg = parsed(matrix.svg());

    assertThat(svg.getDocumentElement().getTextContent())
        .contains("200", "34", "12.5", "377.5", "85.5 %", "96.8 %");
  }

  @Test
  void placesAnEstimateBetweenItsLimits() throws Exception {
    IntervalStrip strip =
        new IntervalStrip(
            0, 1, 0.5, List.of(Optional.empty(), Optional.of(new IntervalStrip.Span(-1, 0.5, 1))));
    Document svg = parsed(strip.svg());

    Element reference = (Element) svg.getElementsByTagName("line").item(0);
    Element interval = (Element) svg.getElementsByTagName("line").item(1);
    Element estimate = (Element) svg.getElementsByTagName("circle").item(0);
    assertThat(estimate.getAttribute("cx")).isEqualTo(reference.getAttribute("x1"));
    assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(1);
    assertThat(Double.parseDouble(interval.getAttribute("x1"))).isPositive();
    assertThat(parsed(strip.axisSvg(List.of(0.0, 0.5))).getDocumentElement().getTextContent())
        .contains("0.0", "0.5");
  }

  @Test
  void drawsABarForEachNumberThatWasSeen() throws Exception {
    Document svg = parsed(new Histogram("x", "y", new int[] {4, 0, 2}, 2, 3, "limit").svg());

    Element four = (Element) svg.getElementsByTagName("rect").item(0);
    Element two = (Element) svg.getElementsByTagName("rect").item(1);
    assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(2);
    assertThat(Double.parseDouble(four.getAttribute("height")))
        .isEqualTo(2 * Double.parseDouble(two.getAttribute("height")));
    assertThat(svg.getDocumentElement().getTextContent()).contains("limit", "4");
  }

  private static LineChart chart(Axis x, Axis y, Series... lines) {
    return new LineChart("t", x, y, List.of(lines));
  }

  private static List<String> attributes(Document svg, String element, String attribute) {
    NodeList nodes = svg.getElementsByTagName(element);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> ((Element) nodes.item(i)).getAttribute(attribute))
        .toList();
  }

  private static List<Double> numbers(Document svg, String element, String attribute) {
    return attributes(svg, element, attribute).stream().map(Double::valueOf).toList();
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
