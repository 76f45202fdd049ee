package org.hilum.training.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ChartTest {
  @Test
  void drawsALineFromCornerToCorner() throws Exception {
    Series diagonal = new Series("a < b", List.of(new Series.Point(0, 0), new Series.Point(10, 2)));
    Document svg = parsed(new LineChart("t", "x", "y", 10, 2, List.of(diagonal)).svg());

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
  void showsFourCounts() throws Exception {
    Document svg = parsed(new ConfusionMatrix("t", 200, 34, 12, 378).svg());

    assertThat(svg.getDocumentElement().getTextContent()).contains("200", "34", "12", "378");
    assertThat(svg.getDocumentElement().getTextContent()).contains("96.9 %");
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

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
