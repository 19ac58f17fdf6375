package org.commonwatt.operate.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Test;

/// What every [Forecaster] keeps to. A subclass says how to make one.
abstract class ForecasterContract {
    static final int SERIES = 3;
    static final int HORIZON = 60;

    /// Two and a half weeks of hours over the spring change of the clock.
    static final TimeAxis AXIS =
            TimeAxis.of(
                    Instant.parse("2025-03-20T00:00:00Z"),
                    Duration.ofHours(1),
                    18 * 24,
                    ZoneId.of("Europe/London"));

    abstract Forecaster create(TimeAxis axis, int horizon, Truth truth, int series);

    private Forecaster create(double[][] values) {
        return create(AXIS, HORIZON, (t, i) -> values[t][i], SERIES);
    }

    private static double[][] values(RandomStream random) {
        double[][] values = new double[AXIS.steps()][SERIES];
        for (double[] row : values) {
            for (int i = 0; i < SERIES; i++) {
                row[i] = random.chance(0.2) ? 0 : random.exponential(1.0);
            }
        }
        return values;
    }

    private static double[] issued(Forecaster forecaster, int t) {
        double[] all = new double[SERIES * HORIZON];
        double[] out = new double[HORIZON];
        for (int i = 0; i < SERIES; i++) {
            forecaster.forecast(t, i, out);
            System.arraycopy(out, 0, all, i * HORIZON, HORIZON);
        }
        return all;
    }

    /// Forecasts issued at every step of a range, each before its step is observed.
    private static double[][] run(Forecaster forecaster, double[][] values, int from, int to) {
        double[][] issued = new double[to - from][];
        for (int t = from; t < to; t++) {
            issued[t - from] = issued(forecaster, t);
            forecaster.observe(t, values[t]);
        }
        return issued;
    }

    @Test
    void forecast_otherFuture_isTheSameUnlessItUsesTruth() {
        Forall.seeds(10)
                .check(
                        random -> {
                            double[][] one = values(random);
                            double[][] other = values(random);
                            int known = 1 + random.nextInt(AXIS.steps() - HORIZON);
                            System.arraycopy(one, 0, other, 0, known);
                            double[][] first = run(create(one), one, 0, known + 1);
                            double[][] second = run(create(other), other, 0, known + 1);
                            assertThat(Arrays.deepEquals(first, second))
                                    .as("the same forecasts up to step %d", known)
                                    .isEqualTo(!create(one).usesTruth());
                        });
    }

    @Test
    void forecast_anyStep_isFiniteAndNotNegative() {
        Forall.seeds(10)
                .check(
                        random -> {
                            double[][] values = values(random);
                            for (double[] issued : run(create(values), values, 0, AXIS.steps())) {
                                assertThat(Arrays.stream(issued).boxed())
                                        .allMatch(x -> x >= 0 && Double.isFinite(x));
                            }
                        });
    }

    @Test
    void forecast_sameObservations_isTheSame() {
        Forall.seeds(5)
                .check(
                        random -> {
                            double[][] values = values(random);
                            assertThat(run(create(values), values, 0, AXIS.steps()))
                                    .isDeepEqualTo(run(create(values), values, 0, AXIS.steps()));
                        });
    }

    @Test
    void forecast_askedTwice_isTheSame() {
        Forall.seeds(5)
                .check(
                        random -> {
                            double[][] values = values(random);
                            Forecaster forecaster = create(values);
                            run(forecaster, values, 0, 100);
                            assertThat(issued(forecaster, 100)).isEqualTo(issued(forecaster, 100));
                        });
    }

    @Test
    void forecast_ofAnObservedStep_isWhatWasMetered() {
        Forall.seeds(5)
                .check(
                        random -> {
                            double[][] values = values(random);
                            Forecaster forecaster = create(values);
                            run(forecaster, values, 0, 50);
                            double[] out = new double[5];
                            forecaster.forecast(49, 1, out);
                            assertThat(out[0]).isEqualTo(values[49][1]);
                        });
    }

    @Test
    void forecast_shorterOut_isTheBeginning() {
        Forall.seeds(5)
                .check(
                        random -> {
                            double[][] values = values(random);
                            Forecaster forecaster = create(values);
                            run(forecaster, values, 0, 200);
                            double[] all = new double[HORIZON];
                            double[] few = new double[7];
                            forecaster.forecast(200, 2, all);
                            forecaster.forecast(200, 2, few);
                            assertThat(few).isEqualTo(Arrays.copyOf(all, 7));
                        });
    }

    @Test
    void forecast_observedArrayChangedLater_isUnchanged() {
        double[][] values = new double[AXIS.steps()][SERIES];
        Arrays.stream(values).forEach(row -> Arrays.fill(row, 1.0));
        Forecaster forecaster = create(values);
        double[] row = new double[SERIES];
        for (int t = 0; t < 30; t++) {
            Arrays.fill(row, 1.0);
            forecaster.observe(t, row);
        }
        double[] before = issued(forecaster, 30);
        Arrays.fill(row, 99);
        assertThat(issued(forecaster, 30)).isEqualTo(before);
    }

    @Test
    void restore_fromACopy_continuesBitForBit() {
        Forall.seeds(10)
                .check(
                        random -> {
                            double[][] values = values(random);
                            int cut = random.nextInt(AXIS.steps() - 50);
                            Forecaster first = create(values);
                            run(first, values, 0, cut);
                            double[] state = new double[first.stateSize()];
                            first.copyState(state);
                            double[][] wanted = run(first, values, cut, cut + 50);
                            Forecaster second = create(values);
                            run(second, values, 0, 20);
                            second.restore(state);
                            assertThat(run(second, values, cut, cut + 50)).isDeepEqualTo(wanted);
                            first.restore(state);
                            assertThat(run(first, values, cut, cut + 50)).isDeepEqualTo(wanted);
                        });
    }

    @Test
    void observeAndForecast_warm_allocateNothing() {
        double[][] values = values(RandomStreams.of(1).stream("warm"));
        Forecaster forecaster = create(values);
        double[] out = new double[HORIZON];
        double[] state = new double[forecaster.stateSize()];
        forecaster.copyState(state);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            forecaster.restore(state);
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int t = 0; t < AXIS.steps(); t++) {
                forecaster.forecast(t, 1, out);
                forecaster.observe(t, values[t]);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).as("bytes in %d steps", AXIS.steps()).isLessThan(AXIS.steps());
    }

    @Test
    void observe_outOfOrder_isRefused() {
        double[][] values = new double[AXIS.steps()][SERIES];
        Forecaster forecaster = create(values);
        assertThatThrownBy(() -> forecaster.observe(1, values[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("step 0");
        forecaster.observe(0, values[0]);
        assertThatThrownBy(() -> forecaster.observe(0, values[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void forecast_wrongStepOrLength_isRefused() {
        Forecaster forecaster = create(new double[AXIS.steps()][SERIES]);
        assertThatThrownBy(() -> forecaster.forecast(5, 0, new double[1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> forecaster.forecast(0, 0, new double[HORIZON + 1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(HORIZON));
    }

    @Test
    void shape_asAskedFor_isReported() {
        Forecaster forecaster = create(new double[AXIS.steps()][SERIES]);
        assertThat(forecaster.series()).isEqualTo(SERIES);
        assertThat(forecaster.horizon()).isEqualTo(HORIZON);
        assertThat(Forecasters.names()).contains(forecaster.name());
    }
}
