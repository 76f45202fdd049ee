package org.hilum.training.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hilum.training.data.Label.NORMAL;
import static org.hilum.training.data.Label.PNEUMONIA;
import static org.hilum.training.data.Split.TEST;
import static org.hilum.training.data.Split.TRAIN;
import static org.hilum.training.data.Split.VALIDATION;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DuplicatesTest {
  private static final Drawing PICTURE = Drawing.clouds(1, 200, 160);
  private static final AuditedImage ORIGINAL =
      Audited.image(TRAIN, NORMAL, "IM-0001-0001.png", PICTURE.pixels());
  private static final AuditedImage RESCALED =
      Audited.image(TEST, NORMAL, "IM-0002-0001.png", PICTURE.scaled(150, 150).pixels());
  private static final AuditedImage OTHER =
      Audited.image(TEST, NORMAL, "IM-0003-0001.png", Drawing.clouds(2, 200, 160).pixels());

  @Test
  void findsTheSameBytesInTwoSplitsAndInTwoClasses() {
    AuditedImage inTest = Audited.copy(ORIGINAL, TEST, NORMAL, "IM-0004-0001.png");
    AuditedImage inClass = Audited.copy(OTHER, TEST, PNEUMONIA, "person1_virus_1.png");

    ExactDuplicates duplicates =
        ExactDuplicates.of(List.of(ORIGINAL, RESCALED, OTHER, inTest, inClass));

    assertThat(duplicates.groups()).hasSize(2);
    assertThat(duplicates.acrossSplits())
        .singleElement()
        .satisfies(group -> assertThat(group.images()).containsExactly(ORIGINAL, inTest));
    assertThat(duplicates.acrossClasses())
        .singleElement()
        .satisfies(group -> assertThat(group.images()).containsExactly(OTHER, inClass));
  }

  @Test
  void findsACopyOfAnotherSizeInAnotherSplit() {
    NearDuplicates near = near(ORIGINAL, RESCALED, OTHER);

    assertThat(near.pairs())
        .singleElement()
        .satisfies(
            pair -> {
              assertThat(pair.first()).isEqualTo(ORIGINAL);
              assertThat(pair.second()).isEqualTo(RESCALED);
            });
    assertThat(near.comparisons()).isEqualTo(2);
    assertThat(IntStream.of(near.nearest()).sum()).isEqualTo(2);
  }

  @Test
  void leavesCopiesWithinASplitAndTheSameBytesToOthers() {
    AuditedImage sameSplit =
        Audited.image(TRAIN, NORMAL, "IM-0005-0001.png", PICTURE.scaled(120, 120).pixels());
    AuditedImage sameBytes = Audited.copy(ORIGINAL, VALIDATION, NORMAL, "IM-0006-0001.png");

    assertThat(near(ORIGINAL, sameSplit).pairs()).isEmpty();
    assertThat(near(ORIGINAL, sameBytes).pairs()).isEmpty();
  }

  @Test
  void showsWhatWasSuspectedInVain() {
    // Noise changes every pixel, but hardly the low frequencies.
    AuditedImage alike =
        Audited.image(
            TEST,
            NORMAL,
            "IM-0007-0001.png",
            Drawing.clouds(1, 200, 160).noisy(30, new SplittableRandom(1)).pixels());
    int distance = PerceptualHash.distance(ORIGINAL.hash(), alike.hash());
    assertThat(distance).isLessThanOrEqualTo(NearDuplicates.DISTANCE_LIMIT);

    NearDuplicates near = near(ORIGINAL, alike);

    assertThat(near.pairs()).isEmpty();
    assertThat(near.suspected()).isEqualTo(1);
    assertThat(near.closest())
        .containsExactly(
            new NearDuplicates.Pair(
                ORIGINAL, alike, distance, ORIGINAL.pixels().correlation(alike.pixels())));
    assertThat(near.nearest()[distance / NearDuplicates.BITS_A_BAR]).isEqualTo(1);
  }

  @Test
  void countsTheTestImagesOfASharedPatient() {
    AuditedImage sharedInTest = Audited.copy(OTHER, TEST, NORMAL, "IM-0001-0002.png");
    AuditedImage alsoShared = Audited.copy(OTHER, TEST, NORMAL, "IM-0001-0003.png");
    AuditedImage unknown = Audited.copy(OTHER, TEST, NORMAL, "chest.png");

    SharedPatients shared =
        SharedPatients.of(List.of(ORIGINAL, RESCALED, sharedInTest, alsoShared, unknown));

    assertThat(shared.inTrainingAndTest())
        .get()
        .satisfies(
            overlap -> {
              assertThat(overlap.patients()).containsExactly("IM-0001");
              assertThat(overlap.firstImages()).isEqualTo(1);
              assertThat(overlap.secondImages()).isEqualTo(2);
            });
    assertThat(shared.overlaps()).hasSize(1);
    assertThat(shared.unknownPatients()).isEqualTo(1);
  }

  private static NearDuplicates near(AuditedImage... images) {
    return NearDuplicates.of(List.of(images), System.out);
  }
}
