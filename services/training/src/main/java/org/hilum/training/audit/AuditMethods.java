package org.hilum.training.audit;

import static org.hilum.training.chart.LineChart.format;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.hilum.training.evaluate.Bootstrap;

/** The part of the page on how the figures came about. */
final class AuditMethods {
  private AuditMethods() {}

  static String html() {
    return "<h2>3 Methods</h2>\n"
        + format(
            """
            <p>Images are compared as the network sees them: gray, squeezed to %1$d×%1$d pixels, 8 \
            bits. <b>The same bytes:</b> SHA-256 of the files. <b>The same picture:</b> every pair \
            of images in different splits is compared by a 64-bit DCT hash (means of 7×7 pixels, \
            the 8×8 lowest frequencies without the constant, each against their median; Zauner \
            2010); pairs that differ in at most %2$d bits are suspected, and confirmed from a \
            Pearson correlation of all pixels of %3$.3f on. Both are blind to brightness and \
            contrast, and find copies that were encoded or scaled anew; they do not find copies \
            that were cropped, turned or mirrored. <b>Patients:</b> \
            tokens of the file names or of the manifest.</p>
            """,
            InputPixels.SIDE, NearDuplicates.DISTANCE_LIMIT, NearDuplicates.CORRELATION_LIMIT)
        + format(
            """
            <p><b>Shortcuts:</b> logistic regression by Newton's method on standardised traits, \
            ridge %.0f, fitted on the training side of the split by patients that training uses; \
            of files with the same bytes one is kept. AUC with %,d bootstrap resamples of \
            patients. The regression is linear, so its AUC is the least that the traits tell. \
            This judges the data and no model: it is no look at the locked test split.</p>
            """,
            Shortcuts.RIDGE, Bootstrap.RESAMPLES)
        + "<p><b>Traits</b> "
        + Arrays.stream(Trait.Part.values())
            .map(part -> "of " + part.words() + ": " + names(part))
            .collect(Collectors.joining("; "))
        + format(
            """
            . Edges are %d pixels wide, corners %d pixels; black is up to %d and white from %d on, \
            of 255; markers are connected groups of at least %d pixels of %d or brighter, at most \
            %d pixels long, whose middle lies within %d pixels of an edge; sharpness is the \
            logarithm of 1 + the variance of the Laplacian. Width, height and bytes are those of \
            the manifest, where it has them.</p>
            <p><code>./hilum audit-data FOLDER --out DIR</code></p>
            """,
            Region.EDGE,
            Region.CORNER,
            InputPixels.BLACK,
            InputPixels.WHITE,
            Markers.SMALLEST_AREA,
            Markers.SATURATED,
            Markers.LONGEST_SIDE,
            Markers.MARGIN);
  }

  private static String names(Trait.Part part) {
    return part.traits().stream().map(Trait::words).collect(Collectors.joining(" · "));
  }
}
