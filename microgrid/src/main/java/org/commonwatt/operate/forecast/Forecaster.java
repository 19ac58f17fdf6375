package org.commonwatt.operate.forecast;

/// Forecasts several non-negative series of one clock, such as every member's demand.
///
/// Metered values come in order with [#observe]; [#forecast] may be called at any time and as often
/// as wanted. A forecast issued at step t uses what has been observed by then: the steps before t,
/// or up to t itself where policies see the present.
///
/// Neither method allocates. Not thread-safe.
public interface Forecaster {
    /// Name in scenario files.
    String name();

    /// Number of series N.
    int series();

    /// Largest number of steps ahead H.
    int horizon();

    /// Whether forecasts look at values that have not been observed.
    default boolean usesTruth() {
        return false;
    }

    /// Takes the metered values of step `t`; the array is not kept.
    ///
    /// @param t one more than the step observed last, 0 at first
    /// @param values a number per series, `[N]`
    /// @throws IllegalArgumentException for a step out of order or too few values
    void observe(int t, double[] values);

    /// Writes the forecast of one series issued at step `t`: `out[k]` is the expectation of step `t
    /// + k`, ≥ 0. A step that has been observed is given as it was metered. Steps may lie behind
    ///   the end of the clock.
    ///
    /// @param t the step observed last, or the one after it
    /// @param series 0 … N − 1
    /// @param out filled to its end; at most H long
    /// @throws IllegalArgumentException for another step or too long an `out`
    void forecast(int t, int series, double[] out);

    /// Length of the state.
    int stateSize();

    /// Writes all that observation has changed to `target[0..stateSize())`.
    void copyState(double[] target);

    /// Continues from a state that a forecaster of the same kind and shape wrote, bit for bit.
    void restore(double[] source);
}
