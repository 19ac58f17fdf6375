package org.commonwatt.operate.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Test;

final class NoisyTruthTest extends ForecasterContract {
    @Override
    Forecaster create(TimeAxis axis, int horizon, Truth truth, int series) {
        return create(0.3, truth, IntStream.range(0, series).mapToObj(i -> "s" + i).toList());
    }

    private static Forecaster create(double relativeError, Truth truth, List<String> names) {
        return new NoisyTruth(AXIS, HORIZON, relativeError, truth, RandomStreams.of(4), names);
    }

    /// A day's wave with a dark night.
    private static double wave(int t) {
        return Math.max(0, Math.sin(2 * Math.PI * t / 24));
    }

    @Test
    void forecast_oneDayAhead_hasTheErrorAskedFor() {
        for (double wanted : new double[] {0.05, 0.2, 0.5}) {
            Truth truth = (t, i) -> wave(t);
            List<ForecastError> errors =
                    ForecastErrors.of(
                            create(wanted, truth, List.of("home_0")), truth, AXIS.steps(), 1);
            // Lead 24 is judged on the very steps of the calibration.
            ForecastError day = errors.get(23);
            assertThat(day.leadSteps()).isEqualTo(24);
            assertThat(day.relativeDeviation()).isCloseTo(wanted, within(0.01 * wanted));
        }
    }

    @Test
    void forecast_longerLead_isWorse() {
        Truth truth = (t, i) -> wave(t);
        List<ForecastError> errors =
                ForecastErrors.of(create(0.3, truth, List.of("home_0")), truth, AXIS.steps(), 1);
        assertThat(errors.get(0).rootMeanSquare())
                .isPositive()
                .isLessThan(errors.get(5).rootMeanSquare());
        assertThat(errors.get(5).rootMeanSquare()).isLessThan(errors.get(23).rootMeanSquare());
    }

    @Test
    void forecast_zeroError_isTheTruth() {
        Truth truth = (t, i) -> wave(t);
        for (ForecastError error :
                ForecastErrors.of(create(0, truth, List.of("a")), truth, AXIS.steps(), 0)) {
            assertThat(error.meanAbsolute()).isLessThan(1e-15);
        }
    }

    @Test
    void forecast_night_staysDark() {
        double[] out = new double[HORIZON];
        create(0.5, (t, i) -> wave(t), List.of("a")).forecast(0, 0, out);
        for (int k = 0; k < HORIZON; k++) {
            assertThat(out[k] == 0).isEqualTo(wave(k) == 0);
        }
    }

    @Test
    void forecast_seriesAdded_leavesTheOthersAlone() {
        double[] alone = new double[HORIZON];
        double[] beside = new double[HORIZON];
        create(0.3, (t, i) -> wave(t), List.of("b")).forecast(0, 0, alone);
        create(0.3, (t, i) -> wave(t), List.of("a", "b")).forecast(0, 1, beside);
        assertThat(beside).isEqualTo(alone);
    }

    @Test
    void create_negativeError_isRefused() {
        assertThatThrownBy(() -> create(-0.1, (t, i) -> 1, List.of("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("relativeError");
    }
}
