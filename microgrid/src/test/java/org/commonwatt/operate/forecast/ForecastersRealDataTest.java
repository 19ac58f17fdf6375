package org.commonwatt.operate.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.commonwatt.operate.scenario.days.RealHomes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Forecasts of metered homes.
@Tag("real-data")
final class ForecastersRealDataTest {
    /// Weeks in which a model only learns.
    private static final int LEARNING_WEEKS = 4;

    private static double[] total(RealHomes homes) {
        double[] sum = new double[homes.axis().steps()];
        homes.kwh().forEach(kwh -> Arrays.setAll(sum, t -> sum[t] + kwh[t]));
        return sum;
    }

    /// Error at a lead, for the sum of all homes.
    private static ForecastError error(Forecaster forecaster, double[] kwh, int lead) {
        int learning = LEARNING_WEEKS * 7 * 48;
        return ForecastErrors.of(forecaster, (t, i) -> kwh[t], kwh.length, learning).get(lead - 1);
    }

    @Test
    void londonTogether_oneDayAhead_similarDayBeatsPersistence() throws IOException {
        RealHomes homes = RealHomes.london();
        double[] kwh = total(homes);
        int day = (int) (24 / homes.axis().stepHours());
        ForecastError persistence = error(new Persistence(1, day), kwh, day);
        ForecastError similar = error(new SimilarDay(homes.axis(), 1, day), kwh, day);
        assertThat(similar.rootMeanSquare()).isLessThan(persistence.rootMeanSquare());
    }

    @Test
    void londonTogether_halfADayAhead_everyPatternBeatsPersistence() throws IOException {
        RealHomes homes = RealHomes.london();
        double[] kwh = total(homes);
        int day = (int) (24 / homes.axis().stepHours());
        double persistence = error(new Persistence(1, day), kwh, day / 2).meanAbsolute();
        double similar = error(new SimilarDay(homes.axis(), 1, day), kwh, day / 2).meanAbsolute();
        double hours = error(new HourOfWeek(homes.axis(), 1, day), kwh, day / 2).meanAbsolute();
        assertThat(similar).isLessThan(persistence);
        assertThat(hours).isLessThan(persistence);
    }
}
