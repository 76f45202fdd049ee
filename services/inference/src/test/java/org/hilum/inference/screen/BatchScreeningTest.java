package org.hilum.inference.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.List;
import org.hilum.inference.RandomModel;
import org.hilum.inference.model.CurrentModel;
import org.hilum.network.EngineSettings;
import org.hilum.network.Preprocessing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BatchScreeningTest {
  private static CurrentModel model;

  @BeforeAll
  static void loadsTheModelOnce() {
    model = CurrentModel.open(RandomModel.directory(), EngineSettings.standard());
  }

  @AfterAll
  static void closesTheModel() {
    model.close();
  }

  private static BatchScreening screening() {
    return new BatchScreening(model, new SimpleMeterRegistry());
  }

  @Test
  void rejectsTheInputThatTheNetworkCannotTakeAndJudgesTheOthers() {
    float[] good = new float[Preprocessing.SIDE * Preprocessing.SIDE];
    float[] tooShort = new float[1];

    List<Screening> screenings = screening().screen(List.of(good, tooShort, good));

    assertThat(screenings).hasSize(3);
    assertThat(screenings.get(0)).isInstanceOf(Screening.Judged.class);
    assertThat(screenings.get(1)).isInstanceOf(Screening.Rejected.class);
    assertThat(screenings.get(2)).isInstanceOf(Screening.Judged.class);
  }

  @Test
  void rejectsAnInputWhoseAnswerIsNoNumber() {
    float[] poison = new float[Preprocessing.SIDE * Preprocessing.SIDE];
    Arrays.fill(poison, Float.NaN);

    assertThat(screening().screen(List.of(poison)))
        .singleElement()
        .isInstanceOf(Screening.Rejected.class);
  }
}
