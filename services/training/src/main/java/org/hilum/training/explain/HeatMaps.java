package org.hilum.training.explain;

import java.util.List;
import java.util.Optional;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.study.RunName;
import org.hilum.training.study.StudyRun;

/** Where the network behind a run looked. */
@FunctionalInterface
public interface HeatMaps {
  /**
   * Maps of some images.
   *
   * @param network run whose network it was
   * @param maps one an image, 7 rows of 7, each 0 to 1
   */
  record Seen(RunName network, List<float[]> maps) {
    public Seen {
      maps = List.copyOf(maps);
    }
  }

  /**
   * Of a run whose network is kept, what that network saw; of another, what the first of its
   * members saw whose network is kept. Empty if there is none.
   *
   * @param images of the test set
   */
  Optional<Seen> of(StudyRun run, List<LabelledImage> images);
}
