package org.hilum.training.run;

import java.util.List;
import org.hilum.network.Features;
import org.hilum.training.data.Finding;
import org.hilum.training.feedback.DrawnLoop;
import org.hilum.training.fixture.Images;
import org.hilum.training.fixture.Rows;
import org.hilum.training.snapshot.Example;

/** Reviewed images as collecting leaves them, and runs that nobody has asked for yet. */
record GivenRuns(Rows rows, Images images) {
  /** With features in the object store. */
  void reviewed(List<Example> examples) {
    for (Example example : examples) {
      images.put(
          example.featuresKey(),
          DrawnLoop.features(example.imageId(), example.finding() != Finding.NORMAL));
      label(example, example.finding());
    }
  }

  /** The label that two readers gave, whatever the image shows. */
  void label(Example example, Finding finding) {
    rows.execute(
        """
        INSERT INTO example
          (image_id, patient, split, standing, finding, readers, said_at)
        VALUES ('%s', '%s', '%s', 'LABELLED', '%s', ARRAY['reader-1', 'reader-2'], now())
        ON CONFLICT (image_id) DO UPDATE SET finding = excluded.finding
        """
            .formatted(example.imageId(), example.patient(), example.split(), finding));
    rows.execute(
        """
        INSERT INTO features (image_id, trunk_digest, sha256, checked_at)
        VALUES ('%s', '%s', '%s', now()) ON CONFLICT DO NOTHING
        """
            .formatted(example.imageId(), DrawnLoop.trunkDigest(), example.featuresSha256()));
  }

  /** There is another file where the features were. */
  void damage(Example example) {
    images.put(example.featuresKey(), new byte[] {1, 2, 3});
  }

  /** The features are those of other weights. */
  void change(Example example) {
    images.put(example.featuresKey(), DrawnLoop.features("other " + example.imageId(), true));
  }

  /** There are features, but of another trunk. */
  void ofAnotherTrunk(Example example) {
    label(example, example.finding());
    images.put(
        Features.objectKey(example.imageId(), Images.OTHER_TRUNK),
        DrawnLoop.features(example.imageId(), true));
  }
}
