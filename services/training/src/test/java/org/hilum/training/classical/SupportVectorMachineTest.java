package org.hilum.training.classical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class SupportVectorMachineTest {
  private static final SvmSettings HARD_MARGIN = new SvmSettings(1000, 0);

  /** The corners of a square; pneumonia lies across from pneumonia. */
  private static final double[][] CORNERS = {{1, 1}, {-1, -1}, {1, -1}, {-1, 1}};

  private static final boolean[] ACROSS = {true, true, false, false};

  @Test
  void findsTheWidestMargin() {
    // The nearest of either class lie at 1 and 3, so the value is x - 2.
    double[][] rows = {{-5}, {1}, {3}, {10}};
    SupportVectorMachine machine =
        SupportVectorMachine.fit(
            rows, new boolean[] {false, false, true, true}, HARD_MARGIN, ClassWeights.NONE);

    assertThat(machine.logit(new double[] {2})).isCloseTo(0, within(1e-2));
    assertThat(machine.logit(new double[] {10})).isCloseTo(8, within(1e-2));
    assertThat(machine.parameters()).isEqualTo(3);
  }

  @Test
  void doesNotMindWhichClassComesFirst() {
    double[][] rows = {{10}, {3}, {1}, {-5}};
    SupportVectorMachine machine =
        SupportVectorMachine.fit(
            rows, new boolean[] {true, true, false, false}, HARD_MARGIN, ClassWeights.NONE);

    assertThat(machine.logit(new double[] {10})).isCloseTo(8, within(1e-2));
  }

  @Test
  void bendsTheBorderWithAKernel() {
    SupportVectorMachine machine =
        SupportVectorMachine.fit(CORNERS, ACROSS, new SvmSettings(100, 0.5), ClassWeights.NONE);

    for (int i = 0; i < CORNERS.length; i++) {
      assertThat(machine.logit(CORNERS[i]) > 0).isEqualTo(ACROSS[i]);
    }
    assertThat(machine.logit(new double[] {2, 2})).isPositive();
    assertThat(machine.logit(new double[] {2, -2})).isNegative();
  }

  @Test
  void movesTheBorderAwayFromTheClassThatCountsMore() {
    double[][] rows = {{0}, {0}, {0}, {0.1}};
    boolean[] labels = {false, false, false, true};
    SvmSettings soft = new SvmSettings(1, 0);

    assertThat(SupportVectorMachine.fit(rows, labels, soft, ClassWeights.NONE).logit(rows[3]))
        .isNegative();
    assertThat(
            SupportVectorMachine.fit(rows, labels, soft, ClassWeights.balanced(labels))
                .logit(rows[3]))
        .isPositive();
  }

  @Test
  void balancesTheClasses() {
    ClassWeights weights = ClassWeights.balanced(new boolean[] {true, true, true, false});

    // Three at 2/3 count as much as one at 2.
    assertThat(weights.pneumonia()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(weights.normal()).isEqualTo(2);
  }

  @Test
  void keepsTheSolversFromPrinting() {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      SupportVectorMachine.fit(CORNERS, ACROSS, new SvmSettings(1, 1), ClassWeights.NONE);
      LogisticRegression.fit(CORNERS, ACROSS, 1, ClassWeights.NONE);
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(UTF_8)).isEmpty();
  }
}
