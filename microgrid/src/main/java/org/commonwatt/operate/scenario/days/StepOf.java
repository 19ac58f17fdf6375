package org.commonwatt.operate.scenario.days;

import org.commonwatt.grid.TimeAxis;

/// Finds steps by instant, also beyond the axis' end.
final class StepOf {
    private StepOf() {}

    /// First step that starts at or after a second; the clock runs on behind the last window.
    static int atOrAfter(TimeAxis axis, double second) {
        int last = axis.steps() - 1;
        double behind = second - axis.instant(last).getEpochSecond();
        if (behind > 0) {
            return last + (int) Math.ceil(behind / axis.step().toSeconds());
        }
        int low = 0;
        int high = last;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (axis.instant(middle).getEpochSecond() >= second) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// The step boundary at or before a second: the end of the last step that lies before it.
    static int atOrBefore(TimeAxis axis, double second) {
        int step = atOrAfter(axis, second);
        int last = axis.steps() - 1;
        double start =
                step <= last
                        ? axis.instant(step).getEpochSecond()
                        : axis.instant(last).getEpochSecond()
                                + (double) (step - last) * axis.step().toSeconds();
        boolean inside = step > 0 && (step > last || axis.followsPrevious(step));
        return start > second && inside ? step - 1 : step;
    }
}
