package org.commonwatt.operate.forecast;

import java.util.List;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;

/// What will be metered, times an error that grows with the lead time: a forecaster of stated
/// quality for experiments. **The only one that looks at the future.**
///
/// Error of step u seen from the last observed step o: `exp(s·e − s²·var(e)/2)` with `e = x(u) −
/// φ^(u−o)·x(o)` and x a stationary first-order autoregressive process per series. So the error
/// starts at zero, grows as `1 − φ^(2·lead)`, is correlated over the lead time, is revised
/// consistently as time goes on, keeps zeros (nights without sun) and has no bias. The strength s
/// is found such that the one-day-ahead errors on the given clock have the wanted standard
/// deviation, as a share of the series' mean.
///
/// It knows **when** an appliance starts, which no real forecaster does: for deferrable loads its
/// quality is better than its error says.
public final class NoisyTruth extends CausalForecaster {
    /// Name in scenario files.
    public static final String NAME = "noisy-truth";

    /// Hours after which the error process has forgotten 1 − 1/e of itself.
    private static final double MEMORY_HOURS = 12;

    /// Fixed-point steps of the calibration; the realised error is nearly linear in the strength.
    private static final int CALIBRATION_STEPS = 6;

    private static final double[] NOTHING = {};

    private final Truth truth;
    private final int steps;
    private final int stepsPerDay;
    private final double logKeep;

    /// The process x, `[N × (T + H + 1)]`; the first value belongs to the step before the clock.
    private final double[] process;

    private final double[] strength;

    /// @param axis the clock
    /// @param horizon largest number of steps ahead H
    /// @param relativeError wanted standard deviation of the one-day-ahead error over the mean, ≥ 0
    /// @param truth what will be metered, for every step of the axis
    /// @param streams root of the errors' random streams
    /// @param names a name per series; it alone decides the series' errors
    public NoisyTruth(
            TimeAxis axis,
            int horizon,
            double relativeError,
            Truth truth,
            RandomStreams streams,
            List<String> names) {
        super(names.size(), horizon);
        if (!(relativeError >= 0) || Double.isInfinite(relativeError)) {
            throw new IllegalArgumentException(
                    "The relativeError (%s) must be finite and not negative."
                            .formatted(relativeError));
        }
        this.truth = truth;
        steps = axis.steps();
        stepsPerDay = (int) (24 * 3600 / axis.step().toSeconds());
        logKeep = -axis.stepHours() / MEMORY_HOURS;
        int length = steps + horizon + 1;
        process = new double[series() * length];
        strength = new double[series()];
        for (int i = 0; i < series(); i++) {
            fill(i * length, length, streams.stream("forecast", names.get(i), 0, 0));
            strength[i] = calibrated(i, relativeError);
        }
    }

    private void fill(int from, int length, RandomStream random) {
        double keep = Math.exp(logKeep);
        double fresh = Math.sqrt(1 - keep * keep);
        double x = random.nextGaussian();
        for (int k = 0; k < length; k++) {
            process[from + k] = x;
            x = keep * x + fresh * random.nextGaussian();
        }
    }

    /// The strength with which the one-day-ahead errors on this clock are as large as wanted.
    private double calibrated(int i, double relativeError) {
        double mean = 0;
        double square = 0;
        for (int t = 0; t < steps; t++) {
            double value = truth.at(t, i);
            mean += value / steps;
            square += value * value / steps;
        }
        if (square == 0 || relativeError == 0) {
            return 0;
        }
        double wanted = relativeError * mean;
        // A log-normal factor f of mean 1 has variance exp(s²·var) − 1.
        double s = Math.sqrt(Math.log1p(wanted * wanted / square) / variance(stepsPerDay));
        if (steps <= 2 * stepsPerDay) {
            return s;
        }
        for (int k = 0; k < CALIBRATION_STEPS; k++) {
            s *= wanted / realised(i, s);
        }
        return s;
    }

    /// Standard deviation of the one-day-ahead errors at a strength.
    private double realised(int i, double s) {
        double sum = 0;
        double squares = 0;
        int count = steps - stepsPerDay;
        for (int origin = 0; origin < count; origin++) {
            double value = truth.at(origin + stepsPerDay, i);
            double error = value * (factor(i, origin, origin + stepsPerDay, s) - 1);
            sum += error;
            squares += error * error;
        }
        double mean = sum / count;
        return Math.sqrt(Math.max(squares / count - mean * mean, Double.MIN_NORMAL));
    }

    private double factor(int i, int origin, int step, double s) {
        int first = i * (process.length / series()) + 1;
        int lead = step - origin;
        double e = process[first + step] - Math.exp(logKeep * lead) * process[first + origin];
        return Math.exp(s * e - s * s * variance(lead) / 2);
    }

    private double variance(int lead) {
        return -Math.expm1(2 * logKeep * lead);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean usesTruth() {
        return true;
    }

    @Override
    void learn(int t, double[] values) {}

    @Override
    double predict(int step, int ofSeries) {
        return valueAt(step, ofSeries) * factor(ofSeries, observed() - 1, step, strength[ofSeries]);
    }

    /// Behind the end of the clock its last day repeats.
    private double valueAt(int step, int ofSeries) {
        int t = step;
        while (t >= steps) {
            t -= Math.min(stepsPerDay, steps);
        }
        return truth.at(t, ofSeries);
    }

    @Override
    double[] memory() {
        return NOTHING;
    }
}
