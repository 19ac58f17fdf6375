package org.commonwatt.experiments.report.chart;

/// A straight line from values to pixels.
///
/// @param low value at `from`
/// @param high value at `to`
/// @param from pixel of `low`
/// @param to pixel of `high`
/// @param step distance of the grid lines, a round number
public record Scale(double low, double high, double from, double to, double step) {
    private static final int GRID_LINES = 5;

    /// A scale with exactly these ends.
    public static Scale exact(double low, double high, double from, double to) {
        return new Scale(low, high, from, to, step(high - low));
    }

    /// A scale whose ends are grid lines that include both values.
    public static Scale nice(double low, double high, double from, double to) {
        double top = high > low ? high : low + 1;
        double step = step(top - low);
        return new Scale(
                Math.floor(low / step + 1e-9) * step,
                Math.ceil(top / step - 1e-9) * step,
                from,
                to,
                step);
    }

    /// Pixel of a value.
    public double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    /// Values of the grid lines.
    public double[] ticks() {
        int first = (int) Math.ceil(low / step - 1e-9);
        int last = (int) Math.floor(high / step + 1e-9);
        double[] ticks = new double[last - first + 1];
        for (int k = 0; k < ticks.length; k++) {
            ticks[k] = (first + k) * step;
        }
        return ticks;
    }

    /// 1, 2 or 5 times a power of ten.
    private static double step(double range) {
        double rough = range / GRID_LINES;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double digit = rough / power;
        return power * (digit > 5 ? 10 : digit > 2 ? 5 : digit > 1 ? 2 : 1);
    }
}
