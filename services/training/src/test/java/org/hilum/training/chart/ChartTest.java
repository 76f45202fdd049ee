package org.hilum.training.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
