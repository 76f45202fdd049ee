package org.hilum.training.report;

import static org.hilum.training.chart.LineChart.escaped;
import static org.hilum.training.chart.LineChart.format;

import org.hilum.training.calibrate.Threshold;
import org.hilum.training.data.DataOrigin;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.data.LearningSplit;
import org.hilum.training.evaluate.Bootstrap;
import org.hilum.training.study.StudySet;

/** The images, and how systems are trained, chosen and judged. */
final class ProtocolSection {
  private ProtocolSection() {}

  static String of(StudyReport report) {
    return "<h2>Data and protocol</h2>\n"
        + origin(report.split())
        + """
        <div class="scroll"><table>
        <caption>The images. No patient is in both training and validation; the digest is over \
        names and bytes.</caption>
        <tr><th>set</th><th class="n">normal</th><th class="n">pneumonia</th>\
        <th class="n">images</th><th class="n">patients</th><th>SHA-256 begins</th></tr>
        """
        + row("training", report.split().training())
        + row("validation", report.split().validation())
        + row("test", new ImageSet(report.results().images().get(StudySet.TEST)))
        + "</table></div>\n"
        + format(
            """
            <p>Of files with the same bytes one is kept; %,d were left out. Each system is trained \
            once a seed. Epoch, temperature and operating point are chosen on <i>stressed \
            validation</i>: the validation images under acquisition stress, and the same freshly \
            altered, since plain ones come from the devices of the training images and look too \
            easy. The operating point is the highest threshold that flags at least %.0f %% of the \
            pneumonias there. No choice is made on the test images.</p>
            <p>Figures are of the test images: the mean over the seeds ± its standard deviation \
            from seed to seed, and below it the 95 %% interval of that mean from %,d bootstrap \
            resamples of patients. The first says how much a seed matters, the second how much the \
            choice of patients does. Loss and calibration error are of probabilities after the \
            temperature; answers of three classes count by the sum of both kinds of \
            pneumonia.</p>
            """,
            report.split().repeats(), 100 * Threshold.SENSITIVITY, Bootstrap.RESAMPLES);
  }

  private static String origin(LearningSplit split) {
    if (!split.isOriginKnown()) {
      return "<p>Nobody has written down yet where images with such file names come from.</p>\n";
    }
    DataOrigin origin = split.origin();
    return format(
        "<p>%s (%s). %s</p>%n",
        escaped(origin.name()), escaped(origin.licence()), escaped(origin.population()));
  }

  private static String row(String name, ImageSet set) {
    return format(
        "<tr><td>%s</td><td class=\"n\">%,d</td><td class=\"n\">%,d</td><td class=\"n\">%,d</td>"
            + "<td class=\"n\">%,d</td><td><code>%s</code></td></tr>%n",
        name,
        set.count(Label.NORMAL),
        set.count(Label.PNEUMONIA),
        set.size(),
        set.images().stream().map(LabelledImage::patient).distinct().count(),
        set.digest().substring(0, 16));
  }
}
