package org.commonwatt.experiments.scenario.series;

import java.util.Arrays;

/// How gaps of a measured series are filled: up to one hour by a straight line between the
/// neighbours, beyond that from the same time of the day before (of the day after where the day
/// before is missing too). Gaps longer than a limit stay.
public final class GapRule {
    /// Longest gap that is filled whenever a series is read, hours.
    public static final int SHORT_HOURS = 2;

    /// Longest gap that importers fill and flag, hours.
    public static final int IMPORT_HOURS = 24;

    private static final long LINE_SECONDS = 3600;
    private static final long DAY_SECONDS = 86_400;

    private final double[] values;
    private final boolean[] filled;
    private final long stepSeconds;

    private GapRule(double[] values, long stepSeconds) {
        this.values = values;
        this.stepSeconds = stepSeconds;
        filled = new boolean[values.length];
    }

    /// Fills the gaps (NaN) of an even series in place.
    ///
    /// @param stepSeconds step of the series
    /// @param longestHours longest gap to fill
    /// @return which values were filled in
    public static boolean[] fill(double[] values, long stepSeconds, int longestHours) {
        var rule = new GapRule(values, stepSeconds);
        for (int slot = 0; slot < values.length; slot++) {
            if (Double.isNaN(values[slot])) {
                int end = slot;
                while (end < values.length && Double.isNaN(values[end])) {
                    end++;
                }
                if ((end - slot) * stepSeconds <= longestHours * 3600L) {
                    rule.fill(slot, end);
                }
                slot = end;
            }
        }
        return rule.filled;
    }

    private void fill(int from, int to) {
        boolean inside = from > 0 && to < values.length;
        if ((to - from) * stepSeconds > LINE_SECONDS || !inside) {
            fillFromOtherDay(from, to);
            return;
        }
        double before = values[from - 1];
        double slope = (values[to] - before) / (to - from + 1);
        for (int k = from; k < to; k++) {
            values[k] = before + slope * (k - from + 1);
            filled[k] = true;
        }
    }

    private void fillFromOtherDay(int from, int to) {
        int day = (int) (DAY_SECONDS / stepSeconds);
        for (int shift : new int[] {-day, day}) {
            if (DAY_SECONDS % stepSeconds == 0 && isWhole(from + shift, to + shift)) {
                System.arraycopy(values, from + shift, values, from, to - from);
                Arrays.fill(filled, from, to, true);
                return;
            }
        }
    }

    private boolean isWhole(int from, int to) {
        if (from < 0 || to > values.length) {
            return false;
        }
        for (int k = from; k < to; k++) {
            if (Double.isNaN(values[k])) {
                return false;
            }
        }
        return true;
    }
}
