package org.hilum.training.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.train.LabelledFeatures;
import org.junit.jupiter.api.Test;

class ClinicTest {
  private final Clinic clinic = Clinic.draw(DrawnWorld.world(), DrawnWorld.views(1600), 7);

  @Test
  void noPatientHasTwoRoles() {
    List<Set<String>> parts =
        List.of(
            patients(clinic.base().get(0)),
            patients(clinic.gate()),
            patients(clinic.locked()),
            clinic.weeks().stream()
                .flatMap(List::stream)
                .map(image -> image.image().patient())
                .collect(Collectors.toSet()));

    Set<String> all = new HashSet<>();
    parts.forEach(all::addAll);
    assertThat(parts.stream().mapToInt(Set::size).sum()).isEqualTo(all.size());
  }

  @Test
  void noImageComesTwice() {
    List<String> ids = clinic.weeks().stream().flatMap(List::stream).map(StreamImage::id).toList();

    assertThat(ids).doesNotHaveDuplicates().hasSize(20 * clinic.imagesAWeek());
  }

  @Test
  void everyWeekHasItsPrior() {
    assertThat(clinic.weeks().subList(0, 10))
        .allSatisfy(week -> assertThat(pneumonias(week)).isBetween(14L, 15L));
    assertThat(clinic.weeks().subList(10, 20))
        .allSatisfy(week -> assertThat(pneumonias(week)).isBetween(7L, 8L));
  }

  @Test
  void aPatientWhoComesAgainKeepsThePseudonym() {
    Stream<StreamImage> images = clinic.weeks().stream().flatMap(List::stream);

    assertThat(
            images.collect(
                Collectors.groupingBy(
                    image -> image.image().patient(),
                    Collectors.mapping(StreamImage::patient, Collectors.toSet()))))
        .allSatisfy((patient, pseudonyms) -> assertThat(pseudonyms).hasSize(1));
  }

  private static long pneumonias(List<StreamImage> week) {
    return week.stream().filter(StreamImage::isPneumonia).count();
  }

  private static Set<String> patients(LabelledFeatures part) {
    return part.images().stream().map(LabelledImage::patient).collect(Collectors.toSet());
  }
}
