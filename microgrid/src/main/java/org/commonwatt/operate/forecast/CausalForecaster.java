package org.commonwatt.operate.forecast;

/// Keeps count of the observations and the values of the last one; a model adds what it learns.
abstract class CausalForecaster implements Forecaster {
    private final int series;
    private final int horizon;
    private final double[] last;
    private int observed;

    CausalForecaster(int series, int horizon) {
        if (series < 1 || horizon < 1) {
            throw new IllegalArgumentException(
                    "A forecaster needs at least one series (%d) and one step ahead (%d)."
                            .formatted(series, horizon));
        }
        this.series = series;
        this.horizon = horizon;
        last = new double[series];
    }

    @Override
    public final int series() {
        return series;
    }

    @Override
    public final int horizon() {
        return horizon;
    }

    @Override
    public final void observe(int t, double[] values) {
        if (t != observed || values.length < series) {
            throw new IllegalArgumentException(
                    "Step %d with %d values cannot be observed: step %d with %d comes next."
                            .formatted(t, values.length, observed, series));
        }
        System.arraycopy(values, 0, last, 0, series);
        observed++;
        learn(t, values);
    }

    @Override
    public final void forecast(int t, int ofSeries, double[] out) {
        if (t != observed && t != observed - 1) {
            throw new IllegalArgumentException(
                    "No forecast can be issued at step %d after %d observed steps."
                            .formatted(t, observed));
        }
        if (out.length > horizon) {
            throw new IllegalArgumentException(
                    "A forecast of %d steps exceeds the horizon (%d)."
                            .formatted(out.length, horizon));
        }
        int metered = Math.min(observed - t, out.length);
        for (int k = 0; k < metered; k++) {
            out[k] = last[ofSeries];
        }
        predict(t, ofSeries, out, metered);
    }

    /// Number of observed steps; the last one is one less.
    final int observed() {
        return observed;
    }

    /// Value of the last observed step, 0 before any.
    final double last(int ofSeries) {
        return last[ofSeries];
    }

    /// Takes in step `t`.
    abstract void learn(int t, double[] values);

    /// Expectation of a step that has not been observed.
    abstract double predict(int step, int ofSeries);

    /// Writes the expectation of step `t + k` to `out[k]` for every k ≥ `from`.
    void predict(int t, int ofSeries, double[] out, int from) {
        for (int k = from; k < out.length; k++) {
            out[k] = predict(t + k, ofSeries);
        }
    }

    /// What [#learn] changes, one array.
    abstract double[] memory();

    @Override
    public final int stateSize() {
        return 1 + series + memory().length;
    }

    @Override
    public final void copyState(double[] target) {
        target[0] = observed;
        System.arraycopy(last, 0, target, 1, series);
        System.arraycopy(memory(), 0, target, 1 + series, memory().length);
    }

    @Override
    public final void restore(double[] source) {
        observed = (int) source[0];
        System.arraycopy(source, 1, last, 0, series);
        System.arraycopy(source, 1 + series, memory(), 0, memory().length);
    }
}
