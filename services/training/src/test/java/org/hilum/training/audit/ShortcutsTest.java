package org.hilum.training.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.hilum.training.data.Label;
import org.hilum.training.data.Split;
import org.junit.jupiter.api.Test;

class ShortcutsTest {
  @Test
  void namesAMarkerThatOneClassBears() {
    Shortcuts shortcuts = shortcuts(images(120, true));

    assertThat(shortcuts.single().get(0).traits()).startsWith("markers");
    assertThat(shortcuts.single().get(0).strength()).isGreaterThan(0.99);
    assertThat(shortcuts.all().strength()).isGreaterThan(0.95);
    assertThat(Findings.meaning(shortcuts)).contains("know nothing of pneumonia");
  }

  @Test
  void findsNothingWhereNothingTellsTheClassesApart() {
    Shortcuts shortcuts = shortcuts(images(120, false));

    assertThat(shortcuts.single()).hasSize(Trait.values().length);
    assertThat(shortcuts.single().stream().mapToDouble(Shortcut::strength).average().orElseThrow())
        .isBetween(0.4, 0.6);
    assertThat(shortcuts.all().strength()).isBetween(0.3, 0.7);
  }

  @Test
  void learnsFromNoPatientOfValidationAndNoImageTwice() {
    List<AuditedImage> images = new ArrayList<>(images(60, false));
    AuditedImage first = images.get(0);
    images.add(Audited.copy(first, Split.TRAIN, first.label(), "IM-9999-0001.png"));
    AuditedImage second = images.get(4);
    Label wrong = second.label() == Label.NORMAL ? Label.PNEUMONIA : Label.NORMAL;
    images.add(Audited.copy(second, Split.TRAIN, wrong, "IM-9998-0001.png"));

    Sides sides = Sides.of(images, ExactDuplicates.of(images));

    assertThat(sides.training())
        .extracting(AuditedImage::patient)
        .doesNotContainAnyElementsOf(
            sides.validation().stream().map(AuditedImage::patient).toList());
    // Of 62 images, a copy and both images of a contradiction are left out.
    assertThat(sides.training().size() + sides.validation().size() + sides.test().size())
        .isEqualTo(59);
  }

  @Test
  void asksForMorePatientsWhenAClassHasNoneToLearnFrom() {
    List<AuditedImage> normals =
        images(60, false).stream().filter(image -> image.label() == Label.NORMAL).toList();

    ShortcutVerdict verdict = Shortcuts.of(normals, ExactDuplicates.of(normals), System.out);

    assertThat(verdict)
        .isInstanceOfSatisfying(
            ShortcutVerdict.Refused.class,
            refused -> assertThat(refused.reason()).contains("more patients"));
  }

  /** Two thirds to train and one third to test, a patient each; every picture has a white patch. */
  private static List<AuditedImage> images(int count, boolean isMarked) {
    SplittableRandom random = new SplittableRandom(3);
    List<AuditedImage> images = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean isPneumonia = i % 2 == 1;
      int side = random.nextInt(10, 40);
      Drawing drawing = Drawing.clouds(i, 128, 128).withWhite(50, 50, side, side);
      if (isMarked && isPneumonia) {
        drawing.withWhite(random.nextInt(40, 80), 8, 8, 8);
      }
      images.add(
          Audited.image(
              i % 3 == 2 ? Split.TEST : Split.TRAIN,
              isPneumonia ? Label.PNEUMONIA : Label.NORMAL,
              isPneumonia ? "person" + i + "_virus_1.png" : "IM-" + i + "-0001.png",
              drawing.pixels()));
    }
    return images;
  }

  private static Shortcuts shortcuts(List<AuditedImage> images) {
    return (Shortcuts) Shortcuts.of(images, ExactDuplicates.of(images), System.out);
  }
}
