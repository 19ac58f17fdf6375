package org.commonwatt.operate.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonwatt.grid.TimeAxis;
import org.junit.jupiter.api.Test;

final class PersistenceTest extends ForecasterContract {
    @Override
    Forecaster create(TimeAxis axis, int horizon, Truth truth, int series) {
        return new Persistence(series, horizon);
    }

    @Test
    void forecast_afterTwoSteps_repeatsTheSecond() {
        var persistence = new Persistence(2, 3);
        persistence.observe(0, new double[] {1, 2});
        persistence.observe(1, new double[] {3, 4});
        double[] out = new double[3];
        persistence.forecast(2, 1, out);
        assertThat(out).containsExactly(4, 4, 4);
    }

    @Test
    void forecast_beforeAnything_isZero() {
        double[] out = {9};
        new Persistence(1, 1).forecast(0, 0, out);
        assertThat(out).containsExactly(0);
    }
}
