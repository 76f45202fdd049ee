package org.hilum.training.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.hilum.training.data.LabelledImage;

/** Which part of a year a patient belongs to: all images of one have the same role. */
record PatientParts(Map<String, Part> byPatient) {
  /** What a patient's images are for. */
  enum Part {
    BASE,
    GATE,
    LOCKED,
    STREAM
  }

  static PatientParts draw(List<LabelledImage> images, World.Shares shares, Random random) {
    List<String> patients =
        new ArrayList<>(images.stream().map(LabelledImage::patient).distinct().sorted().toList());
    Collections.shuffle(patients, random);
    Map<String, Part> parts = new HashMap<>();
    for (int i = 0; i < patients.size(); i++) {
      parts.put(patients.get(i), part((double) i / patients.size(), shares));
    }
    return new PatientParts(parts);
  }

  private static Part part(double place, World.Shares shares) {
    if (place < shares.base()) {
      return Part.BASE;
    }
    if (place < shares.base() + shares.gate()) {
      return Part.GATE;
    }
    return place < shares.base() + shares.gate() + shares.locked() ? Part.LOCKED : Part.STREAM;
  }

  /** Rows of the images of a part. */
  int[] rows(List<LabelledImage> images, Part part) {
    return IntStream.range(0, images.size())
        .filter(row -> byPatient.get(images.get(row).patient()) == part)
        .toArray();
  }
}
