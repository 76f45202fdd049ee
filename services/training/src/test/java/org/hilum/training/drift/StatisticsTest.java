package org.hilum.training.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values expected are those of scipy 1.17.1. */
class StatisticsTest {

  /** {@code scipy.stats.kstwobign.sf(x)}. */
  @ParameterizedTest
  @CsvSource({
    "0.5, 0.9639452436648751",
    "0.8, 0.5441424115741981",
    "1.0, 0.26999967167735456",
    "1.3581, 0.0499996304316674",
    "1.6276, 0.010001537333060776",
    "2.0, 0.0006709252557796953",
    "0.1, 1.0"
  })
  void knowsKolmogorovsDistribution(double x, double tail) {
    assertThat(KolmogorovSmirnov.tail(x)).isCloseTo(tail, within(1e-12));
  }

  /** {@code scipy.stats.ks_2samp(a, b).statistic}. */
  @Test
  void measuresTheGreatestDistanceOfTwoSamples() {
    double[] some = {0.4, 0.1, 0.35, 0.2, 0.8};
    double[] others = {0.3, 0.5, 0.6, 1.2, 0.7, 0.9, 1.1};

    KolmogorovSmirnov test = KolmogorovSmirnov.of(some, others);

    assertThat(test.distance()).isCloseTo(0.6571428571428573, within(1e-12));
    assertThat(test.probability()).isCloseTo(0.1609884044269482, within(1e-12));
    assertThat(KolmogorovSmirnov.of(others, some)).isEqualTo(test);
  }

  @Test
  void countsEqualValuesInBothSamples() {
    assertThat(
            KolmogorovSmirnov.of(new double[] {1, 2, 2, 3}, new double[] {2, 3, 3, 4, 5})
                .distance())
        .isCloseTo(0.55, within(1e-12));
    assertThat(KolmogorovSmirnov.of(new double[] {1, 2}, new double[] {2, 1}))
        .isEqualTo(new KolmogorovSmirnov(0, 1));
    assertThat(KolmogorovSmirnov.of(new double[] {1, 2}, new double[] {3}).distance()).isOne();
  }

  @Test
  void findsAShiftOfThreeTenths() {
    double[] some = IntStream.range(0, 200).mapToDouble(i -> (i + 0.5) / 200).toArray();
    double[] others = IntStream.range(0, 300).mapToDouble(i -> (i + 0.5) / 300 + 0.3).toArray();

    KolmogorovSmirnov test = KolmogorovSmirnov.of(some, others);

    assertThat(test.distance()).isCloseTo(0.30333333333333334, within(1e-9));
    assertThat(test.probability()).isCloseTo(5.136292130870767e-10, within(1e-15));
  }

  @Test
  void comparesNothingWithNothing() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> KolmogorovSmirnov.of(new double[0], new double[] {1}))
        .withMessageContaining("of 0 and 1");
  }

  /** {@code scipy.stats.binom.sf(k - 1, n, p)}. */
  @ParameterizedTest
  @CsvSource({
    "10, 200, 0.05, 0.5452901913191844",
    "20, 200, 0.05, 0.0026645795498294435",
    "0, 200, 0.05, 1.0",
    "200, 200, 0.05, 6.223015277861211e-261",
    "1, 3, 0.5, 0.875"
  })
  void sumsTheTailOfTheBinomialDistribution(int k, int n, double p, double tail) {
    assertThat(BinomialTail.of(k, n, p)).isCloseTo(tail, within(1e-9 * tail));
  }
}
