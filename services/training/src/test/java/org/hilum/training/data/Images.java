package org.hilum.training.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import org.hilum.network.weights.Digest;

/** Images without files, for tests that look at names and labels only. */
public final class Images {
  private Images() {}

  public static LabelledImage named(Label label, String fileName) {
    String name = label.name() + "/" + fileName;
    String digest = Digest.of(name.getBytes(UTF_8));
    Finding finding = Finding.of(label, fileName);
    return new LabelledImage(Path.of(fileName), name, finding, PatientToken.of(fileName), digest);
  }
}
