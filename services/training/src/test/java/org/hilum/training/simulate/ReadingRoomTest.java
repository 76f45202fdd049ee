package org.hilum.training.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.hilum.training.data.Label;
import org.hilum.training.snapshot.Candidate;
import org.junit.jupiter.api.Test;

class ReadingRoomTest {
  private static final List<StreamImage> IMAGES =
      Clinic.draw(DrawnWorld.world(), DrawnWorld.views(1600), 7).weeks().stream()
          .flatMap(List::stream)
          .toList();

  @Test
  void readersErrAsOftenAsTheyAreSaidTo() {
    ReadingRoom room = new ReadingRoom(List.of(Reader.erring("A", 0.2, 1)), 0, 1);

    long wrong =
        IMAGES.stream().filter(image -> said(room.read(image)) != image.image().label()).count();

    assertThat((double) wrong / IMAGES.size()).isCloseTo(0.2, within(0.05));
    assertThat(room.disputed()).isZero();
  }

  @Test
  void aRogueReaderCallsEverythingAPneumonia() {
    ReadingRoom room = new ReadingRoom(List.of(Reader.rogue("E", 1)), 0, 1);

    assertThat(IMAGES).allMatch(image -> said(room.read(image)) == Label.PNEUMONIA);
  }

  @Test
  void disagreementsStayOut() {
    ReadingRoom room =
        new ReadingRoom(List.of(Reader.erring("A", 0, 1), Reader.rogue("E", 1)), 1, 1);

    for (StreamImage image : IMAGES) {
      Optional<Candidate> read = room.read(image);
      assertThat(read.isPresent()).isEqualTo(image.isPneumonia());
      read.ifPresent(candidate -> assertThat(candidate.reader()).isEmpty());
    }
    assertThat(room.disputed())
        .isEqualTo((int) IMAGES.stream().filter(image -> !image.isPneumonia()).count());
  }

  @Test
  void whoReadsAloneIsNamed() {
    ReadingRoom room = new ReadingRoom(List.of(Reader.erring("A", 0, 1)), 0, 1);

    assertThat(room.read(IMAGES.get(0)).orElseThrow().reader()).contains("A");
  }

  private static Label said(Optional<Candidate> read) {
    return read.orElseThrow().example().label();
  }
}
